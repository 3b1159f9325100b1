/** Colors by meaning, told apart by color-blind people too (Okabe and Ito 2008, nearest of the 16 and 256 colors). */
export const theme = {
  heading: 'cyan',
  strong: undefined,
  note: 'gray',
  warning: 'yellow',
  good: 'blue',
  bad: 'red',
  bar: 'blue',
} as const;
