// Every loop of a compiled kernel counts its rounds. A loop that touches the machine is stopped by
// the machine's own bound on a trap; one that only turns in place would turn for ever.
//
//   while (c) step();        { let $r0 = 0; while (c) { if (++$r0 > MAX) throw …; step(); } }

import { parseSync } from "oxc-parser";

/** More rounds than any loop of a right kernel or machine makes in one trap, by far. */
export const ROUNDS_MAX = 4_000_000;

const LOOPS: ReadonlySet<string> = new Set([
  "WhileStatement",
  "DoWhileStatement",
  "ForStatement",
  "ForInStatement",
  "ForOfStatement",
]);

type Node = { readonly type: string; readonly start: number; readonly end: number };
/** `start` and `end` are those of the statement, with the labels before it. */
type Loop = Node & { readonly body: Node };
type Insertion = { readonly at: number; readonly text: string };

/** `code`, plain JavaScript of the module `path`, with its loops counted. Lines do not move. */
export function countRounds(path: string, code: string): string {
  const { program } = parseSync("module.js", code, { sourceType: "module" });
  const loops: Loop[] = [];
  collectLoops(program, loops);
  const insertions = loops.flatMap((loop, index) => guard(path, loop, index));
  // From the end to the start, so that positions stay true; at one position the inner one first.
  const ordered = insertions.toSorted((a, b) => b.at - a.at);
  return ordered.reduce(
    (text, { at, text: more }) => text.slice(0, at) + more + text.slice(at),
    code,
  );
}

function guard(path: string, { start, end, body }: Loop, index: number): readonly Insertion[] {
  const rounds = `$rounds${index}`;
  const says = JSON.stringify(`${path}: a loop went round ${ROUNDS_MAX} times and does not end`);
  const check = `if (++${rounds} > ${ROUNDS_MAX}) throw new Error(${says});`;
  return [
    { at: start, text: `{ let ${rounds} = 0; ` },
    { at: body.start, text: `{ ${check} ` },
    { at: body.end, text: " }" },
    { at: end, text: " }" },
  ];
}

/** The loops below `node`, outer ones first. A label stays right before its loop. */
function collectLoops(node: unknown, into: Loop[], labelledFrom?: number): void {
  if (Array.isArray(node)) {
    for (const one of node) collectLoops(one, into);
    return;
  }
  if (typeof node !== "object" || node === null) return;
  const { type, body, start } = node as Loop;
  if (type === "LabeledStatement") {
    collectLoops(body, into, labelledFrom ?? start);
    return;
  }
  if (LOOPS.has(type)) into.push({ ...(node as Loop), start: labelledFrom ?? start });
  for (const child of Object.values(node)) collectLoops(child, into);
}
