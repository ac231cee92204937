// Names: ids as words, and what they mean. Every word means something.
// Source: manual, 1.1.

import * as abi from "../../abi/index.ts";
import type { Word } from "../../lib/u32.ts";
import { any, nil, type Name, type ThreadId } from "../../spec/name.ts";

/** What a thread means by `word` where an id is asked for. */
export function nameOf(word: Word): Name {
  if (word === abi.NIL) return nil;
  if (word === abi.ANY) return any;
  if (abi.isInterruptId(word)) return interrupts[word - 1] as Name;
  return threadOf(word);
}

const interrupts: readonly Name[] = Array.from({ length: abi.INTERRUPT_LINES }, (_, line) => ({
  tag: "interrupt",
  line,
}));

/** `word` read as a thread's id, whatever it is. */
const threadOf = (word: Word): ThreadId => ({
  tag: "thread",
  chief: abi.chiefOf(word),
  task: abi.taskOf(word),
  lthread: abi.lthreadOf(word),
  version: abi.versionOf(word),
});

/** The word that a thread finds where the kernel tells it `name`. */
export function wordOfName(name: Name): Word {
  switch (name.tag) {
    case "nil":
      return abi.NIL;
    case "any":
      return abi.ANY;
    case "interrupt":
      return name.line + 1;
    case "thread":
      return abi.threadIdOf(name.chief, name.task, name.lthread, name.version);
  }
}
