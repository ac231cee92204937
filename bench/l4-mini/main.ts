import { l4mini } from "./model.ts";
import { explore, verdict } from "../../engines/exhaustive/index.ts";
const k = Number(process.argv[2]);
const t = performance.now();
const r = explore(
  l4mini({ k, pages: "ofEachTask", grantForgetsChildren: process.argv[4] === "bug" }),
  { symmetry: process.argv[3] === "sym" ? "all" : "none", bytesMax: 2 ** 32 },
);
console.log(
  verdict(r),
  r.states,
  r.transitions,
  r.depth,
  r.standsFor,
  r.bytesPerState,
  (performance.now() - t) / 1000,
  process.resourceUsage().maxRSS / 1024,
);
console.log(r.counterexamples.map((c) => [c.failure, c.trace()]));
