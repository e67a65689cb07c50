/** Whether this is an Apple system, where ⌘ takes the place of Ctrl. */
export const isApple = /Mac|iPhone|iPad/.test(navigator.userAgent);
