// Where output goes: results to stdout, progress and complaints to stderr, colour only for people.

import pc from "picocolors";

/** The two streams, and whether a person sits at the second. */
export type Terminal = {
  readonly out: (text: string) => void;
  readonly progress: Progress;
  readonly paint: Paint;
};

export type Paint = ReturnType<typeof pc.createColors>;

/** No colour at all. */
export const plain: Paint = pc.createColors(false);

/** One line that says how far things are. */
export type Progress = {
  /** Shows the line, if it is time to show one. */
  readonly show: (line: () => string) => void;
  /** Takes the line away again. */
  readonly clear: () => void;
};

/** The terminal of this process. */
export function terminal(): Terminal {
  const refused = process.env["NO_COLOR"] !== undefined && process.env["NO_COLOR"] !== "";
  // isTTY is undefined where there is no terminal, and `undefined` would ask picocolors to guess.
  const isDumb = process.env["TERM"] === "dumb";
  const colour = process.stdout.isTTY === true && !refused && !isDumb;
  return {
    out: (text) => void process.stdout.write(`${text}\n`),
    // A terminal that cannot erase a line gets what a file would.
    progress: process.stderr.isTTY && !isDumb ? rewrittenLine() : linesNowAndThen(),
    paint: pc.createColors(colour),
  };
}

/** Of a terminal that does not tell its own. */
const WIDTH = 80;
const REWRITE_MS = 100;
const LINE_MS = 10_000;
const ERASE_LINE = "\r\u001b[2K";

function rewrittenLine(): Progress {
  let shownAt = -REWRITE_MS;
  return {
    show: (line) => {
      const now = performance.now();
      if (now - shownAt < REWRITE_MS) return;
      shownAt = now;
      const width = Math.max(20, (process.stderr.columns || WIDTH) - 1);
      process.stderr.write(`${ERASE_LINE}${line().slice(0, width)}`);
    },
    clear: () => void process.stderr.write(ERASE_LINE),
  };
}

function linesNowAndThen(): Progress {
  let shownAt: number | undefined;
  return {
    show: (line) => {
      const now = performance.now();
      shownAt ??= now;
      if (now - shownAt < LINE_MS) return;
      shownAt = now;
      process.stderr.write(`${line()}\n`);
    },
    clear: () => {},
  };
}
