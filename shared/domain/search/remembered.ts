/**
 * A function of one text that remembers its answers: the columns of a roster repeat the same few
 * hundred places, its names the same few thousand words. What is remembered is bounded; a long text
 * never comes twice. `most` is how many answers are kept.
 */
export const remembered = <Value, Text extends string = string>(
  work: (text: Text) => Value,
  most = 5000,
): ((text: Text) => Value) => {
  const answers = new Map<Text, Value>();
  return (text) => {
    if (text.length > longestRemembered) return work(text);
    const known = answers.get(text);
    if (known !== undefined) return known;
    const answer = work(text);
    if (answers.size >= most) answers.clear();
    answers.set(text, answer);
    return answer;
  };
};

const longestRemembered = 100;
