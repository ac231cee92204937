// Bugs that show late: no run from boot comes to them in a check. `septet induct` finds them.
import type { Mutant } from "../../mutant.ts";
import { clockCarriesOnce } from "./clockCarriesOnce.ts";
import { unmapStopsAtDepthSixteen } from "./unmapStopsAtDepthSixteen.ts";

export const lateMutants: readonly Mutant[] = [clockCarriesOnce, unmapStopsAtDepthSixteen];
