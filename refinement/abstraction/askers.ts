// Who asks for words of the kernel: one number each, for `Tracking`.

/** The table of tasks, as the roster has it. */
export const ROSTER = 0;
/** Mapping nodes, and the words that say which nodes and tables are free. */
export const FOREST = 1;
/** All claims about mapped memory together. */
export const MAPPING_CLAIMS = 2;
/** The boot parameters. */
export const PARAMETERS = 3;
/** Who polls on whom: the queues of all threads. */
export const QUEUES = 4;
/** The claims about words one by one: a number each, from here on. */
export const TRACKED_CLAIMS = 5;
