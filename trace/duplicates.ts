// Keys that stand twice in one object. JSON.parse takes the last and says nothing.

/** The first key that stands twice: its path, as in `events[2].by`, and where it stands again. */
export type Duplicate = { readonly path: string; readonly position: number };

/** What the text is inside of: an object with the keys so far, or an array with an index. */
type Frame = {
  readonly keys: Set<string> | undefined;
  /** The path of the object or array itself. */
  readonly path: string;
  key: string;
  index: number;
};

/** Where a string begins, or a bracket, or a comma. */
const TOKEN = /["{}[\],]/g;
const COLON = /\s*:/y;

/** Looks for a key that stands twice in `text`, which is JSON. */
export function duplicateKey(text: string): Duplicate | undefined {
  const frames: Frame[] = [];
  TOKEN.lastIndex = 0;
  for (let found = TOKEN.exec(text); found !== null; found = TOKEN.exec(text)) {
    const { 0: token, index: position } = found;
    const frame = frames.at(-1);
    if (token === "{" || token === "[") frames.push(opened(token, frame));
    else if (token === "}" || token === "]") frames.pop();
    else if (token === '"') {
      const end = endOfString(text, position);
      TOKEN.lastIndex = COLON.lastIndex = end;
      if (frame?.keys === undefined || !COLON.test(text)) continue;
      frame.key = JSON.parse(text.slice(position, end)) as string;
      if (frame.keys.has(frame.key)) return { path: pathIn(frame).replace(/^\./, ""), position };
      frame.keys.add(frame.key);
    } else if (frame !== undefined) frame.index++;
  }
  return undefined;
}

/** Where the string that begins at `start` has ended. No expression: a string may be too long. */
function endOfString(text: string, start: number): number {
  let quote = text.indexOf('"', start + 1);
  while (isEscaped(text, quote)) quote = text.indexOf('"', quote + 1);
  return quote + 1;
}

function isEscaped(text: string, at: number): boolean {
  let first = at;
  while (text[first - 1] === "\\") first--;
  return (at - first) % 2 === 1;
}

const opened = (bracket: string, outer: Frame | undefined): Frame => ({
  keys: bracket === "{" ? new Set() : undefined,
  path: outer === undefined ? "" : pathIn(outer),
  key: "",
  index: 0,
});

/** The path of what stands in `frame` now. */
const pathIn = ({ keys, path, key, index }: Frame): string =>
  keys === undefined ? `${path}[${index}]` : `${path}.${key}`;
