/**
 * A function of one text that remembers its answers: the columns of a roster repeat the same few
 * hundred places. What is remembered is bounded.
 */
export const remembered = <Value>(work: (text: string) => Value): ((text: string) => Value) => {
  const answers = new Map<string, Value>();
  return (text) => {
    const known = answers.get(text);
    if (known !== undefined) return known;
    const answer = work(text);
    if (answers.size >= mostRemembered) answers.clear();
    answers.set(text, answer);
    return answer;
  };
};

const mostRemembered = 5000;
