// Numbers as people read them.

/** `1 234 567`, in groups of three digits. */
export const count = (n: number): string =>
  String(Math.round(n)).replace(/\B(?=(\d{3})+(?!\d))/g, " ");

/** `1 run`, `2 runs`. */
export const counted = (n: number, what: string): string =>
  `${count(n)} ${what}${n === 1 ? "" : "s"}`;
