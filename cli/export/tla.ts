// The mapping part of the specification as a TLA+ module, and a configuration for TLC. It is
// written from the manual's sentences on mapping, as spec/parts/space.ts and items.ts are, and not
// from their code; that both reach the same states says that they mean the same.

import { describeRights, type Rights } from "../../spec/index.ts";
import { sizeText, type MappingSize } from "./mapping.ts";

/** The module; `states` is how many distinct states our own search has found. */
export function tlaModule(name: string, size: MappingSize, states: number): string {
  const { tasks, pages, frames, offers, revokes } = size;
  const title = ` MODULE ${name} `;
  const dashes = "-".repeat(Math.max(4, Math.floor((78 - title.length) / 2)));
  const constants = [
    `Tasks == 1 .. ${tasks}`,
    `Pages == 1 .. ${pages}`,
    `Frames == 1 .. ${frames}`,
    `Offers == {${offers.map(setOf).join(", ")}}`,
    `Revokes == {${revokes.map((rights) => setOf(rights as Rights)).join(", ")}}`,
  ];
  return [
    `${dashes}${title}${dashes}`,
    `(* Map, grant and unmap of Septet's specification: ${sizeText(size)}. *)`,
    `(* Septet's own search finds ${states} distinct states. *)`,
    "EXTENDS Naturals",
    "VARIABLE space",
    "",
    ...constants,
    BODY,
    "=".repeat(78),
    "",
  ].join("\n");
}

/** What TLC is told. */
export const tlcConfiguration: string = [
  "INIT Init",
  "NEXT Next",
  "INVARIANTS TypeOK RightsNeverGrow OneFrame NoCycle",
  "CHECK_DEADLOCK FALSE",
  "",
].join("\n");

/** `{"r", "w"}`. */
const setOf = (rights: Rights): string =>
  `{${[...describeRights(rights)]
    .filter((letter) => letter !== "-")
    .map((letter) => `"${letter}"`)
    .join(", ")}}`;

// No bulleted lists, and parentheses wherever two operators meet: there is one way to read it.
const BODY = String.raw`
(* The first task is sigma 0: it has each frame at the page of the same number, for good. *)
Place == Tasks \X Pages
Root == <<0, 0>>
Nothing == [frame |-> 0, rights |-> {}, parent |-> Root]
IsMapped(s, p) == s[p].frame # 0
IsRoot(s, p) == (IsMapped(s, p)) /\ (s[p].parent = Root)

(* Without read there is no write. *)
Normal(R) == (IF "r" \in R THEN R ELSE (R \cap {"x"}))

(* Everything that was derived from a set of places, directly or not. *)
Children(s, S) == {p \in Place : (IsMapped(s, p)) /\ (s[p].parent \in S)}
RECURSIVE Below(_, _)
Below(s, S) == (LET C == Children(s, S) IN (IF C = {} THEN {} ELSE (C \cup Below(s, C))))

Without(s, S) == [p \in Place |-> (IF p \in S THEN Nothing ELSE s[p])]
Weaken(m, R) == (IF R = {} THEN Nothing ELSE [m EXCEPT !.rights = R])

(* The page at from becomes the parent of the one at to, which was free. *)
Derive(s, from, to, R) ==
  [s EXCEPT ![to] = [frame |-> s[from].frame, rights |-> R, parent |-> from]]

(* The page at from moves to the free place to, with all below it, and R masks their rights. *)
Reparent(m, from, to) == (IF m.parent = from THEN [m EXCEPT !.parent = to] ELSE m)
Masked(m, R) == Weaken(m, Normal(m.rights \cap R))
Move(s, from, to, R) ==
  (LET below == Below(s, {from}) IN
    [p \in Place |->
      (IF p = to THEN [s[from] EXCEPT !.rights = Normal(s[from].rights \cap R)]
       ELSE (IF p = from THEN Nothing
             ELSE (IF p \in below THEN Reparent(Masked(s[p], R), from, to) ELSE s[p])))])

(* A place that is taken is cleared first, and all that was derived from it. *)
Cleared(s, to) == Without(s, ({to} \cup Below(s, {to})))

Transfer(s, from, to, R, moves) ==
  (LET rights == Normal(R \cap s[from].rights) IN
    (IF ((~ IsMapped(s, from)) \/ (rights = {})) THEN s
     ELSE (IF ((IsRoot(s, to)) \/ (from \in Below(s, {to}))) THEN s
     ELSE (IF (moves /\ (~ IsRoot(s, from))) THEN Move(Cleared(s, to), from, to, R)
     ELSE (IF ((IsMapped(s, to)) /\ (s[to].parent = from))
           THEN [s EXCEPT ![to].rights = Normal(s[to].rights \cup rights)]
           ELSE Derive(Cleared(s, to), from, to, rights))))))

(* R is taken from everything below a page; from the page too if own, unless it is sigma 0's. *)
Revoke(s, at, R, own) ==
  (LET hit == (Below(s, {at}) \cup (IF (own /\ (at[1] # 1)) THEN {at} ELSE {})) IN
    [p \in Place |->
      (IF ((p \in hit) /\ (IsMapped(s, p)))
       THEN Weaken(s[p], Normal(s[p].rights \ R)) ELSE s[p])])

Init ==
  space = [p \in Place |->
    (IF ((p[1] = 1) /\ (p[2] \in Frames))
     THEN [frame |-> p[2], rights |-> {"r", "w", "x"}, parent |-> Root] ELSE Nothing)]

Map(from, to, R) == (from[1] # to[1]) /\ (space' = Transfer(space, from, to, R, FALSE))
Grant(from, to, R) == (from[1] # to[1]) /\ (space' = Transfer(space, from, to, R, TRUE))
Unmap(at, R, own) == (IsMapped(space, at)) /\ (space' = Revoke(space, at, R, own))

Next ==
  (\E from \in Place : (\E to \in Place : (\E R \in Offers :
    ((Map(from, to, R)) \/ (Grant(from, to, R))))))
  \/ (\E at \in Place : (\E R \in Revokes : (\E own \in BOOLEAN : (Unmap(at, R, own)))))

Spec == Init /\ [][Next]_space

TypeOK == \A p \in Place : (space[p].frame \in ({0} \cup Frames))
RightsNeverGrow ==
  \A p \in Place : ((~ IsMapped(space, p)) \/ (IsRoot(space, p))
    \/ (space[p].rights \subseteq space[space[p].parent].rights))
OneFrame ==
  \A p \in Place : ((~ IsMapped(space, p)) \/ (IsRoot(space, p))
    \/ (space[p].frame = space[space[p].parent].frame))
NoCycle == \A p \in Place : (p \notin Below(space, {p}))`;
