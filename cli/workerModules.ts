// Where the modules of worker threads lie: from here on, and so, if all of the command line is one
// file (see bin/bundle.js), beside that file, where theirs are.

/** Of the workers of `check` and `mutants`. */
export const checkWorker: URL = new URL("./worker.js", import.meta.url);

/** Of the workers of `explore`. */
export const exploreWorker: URL = new URL("./explore/worker.js", import.meta.url);
