// Kernel TypeScript inside functions: statements and expressions over 32-bit integers.

import type { ArrowFunctionExpression, Function as FunctionNode, Node } from "oxc-parser";
import { childrenOf, nodesIn } from "./project.ts";

/** The names of a module, by what may be done with them. */
export type Names = {
  readonly all: ReadonlySet<string>;
  readonly functions: ReadonlySet<string>;
  readonly namespaces: ReadonlySet<string>;
  /** Imported from lib/ or abi/: may be called for a constant. */
  readonly pure: ReadonlySet<string>;
};

/** Where the check stands, and where it says what is wrong. */
export type Place = {
  readonly path: string;
  readonly names: Names;
  /** True iff the module only hands on what others define. */
  readonly isBarrel: boolean;
  readonly at: (node: Node, says: string) => void;
  readonly fn: FunctionNode | ArrowFunctionExpression | undefined;
  readonly locals: ReadonlySet<string>;
};

/** Checks a node and what is in it; a part that is refused is not looked into. */
export function check(node: Node, parent: Node | undefined, here: Place): void {
  const fault = faultOf(node, parent, here);
  if (fault !== undefined) {
    here.at(node, fault);
    return;
  }
  if (node.type === "TSAsExpression") checkType(node.typeAnnotation, here);
  if (node.type === "VariableDeclarator" && node.id.type === "Identifier") {
    checkType(node.id.typeAnnotation, here);
  }
  for (const child of valuesIn(node)) check(child, node, here);
}

/** The parts of a node that are computed, without names and types. */
function valuesIn(node: Node): readonly Node[] {
  switch (node.type) {
    case "VariableDeclarator":
      return node.init === null ? [] : [node.init];
    case "MemberExpression":
      return [node.object];
    case "TSAsExpression":
      return [node.expression];
    default:
      return childrenOf(node);
  }
}

const STATEMENTS: readonly string[] = [
  ..."BlockStatement IfStatement WhileStatement DoWhileStatement ForStatement".split(" "),
  ..."SwitchStatement SwitchCase ReturnStatement ConditionalExpression TSAsExpression".split(" "),
];

function faultOf(node: Node, parent: Node | undefined, here: Place): string | undefined {
  if (STATEMENTS.includes(node.type)) return undefined;
  switch (node.type) {
    case "BreakStatement":
    case "ContinueStatement":
      return node.label === null ? undefined : "a label; put the inner loop into a function";
    case "VariableDeclaration":
      return node.kind === "var" ? "`var`; use `const` or `let`" : undefined;
    case "VariableDeclarator":
      return node.id.type === "Identifier" ? undefined : refusal(node.id);
    case "ExpressionStatement":
      return /^(Call|Assignment|Update)Expression$/.test(node.expression.type)
        ? undefined
        : `${refusal(node.expression)} as a statement`;
    case "Identifier":
      return identifierFault(node.name, node, parent, here);
    case "Literal":
      return literalFault(node, parent, here);
    case "CallExpression":
      return callFault(node, here);
    case "MemberExpression":
      return memberFault(node, parent, here);
    default:
      return operatorFault(node, parent);
  }
}

function identifierFault(
  name: string,
  node: Node,
  parent: Node | undefined,
  here: Place,
): string | undefined {
  const called = parent?.type === "CallExpression" && parent.callee === node;
  if (here.locals.has(name)) return undefined;
  if (!here.names.all.has(name)) return `\`${name}\` is a global; write it over integers in ../lib`;
  if (!called && here.names.functions.has(name)) return "a function as a value; call it by name";
  return undefined;
}

function literalFault(node: Node, parent: Node | undefined, here: Place): string | undefined {
  if (node.type !== "Literal") return undefined;
  const { value } = node;
  if (typeof value === "boolean") return undefined;
  if (typeof value === "number") {
    const fits = Number.isInteger(value) && value <= 0xffff_ffff;
    return fits ? undefined : "a number that is no 32-bit integer";
  }
  if (typeof value !== "string") return "a literal of another kind; only 32-bit integers";
  const says = parent !== undefined && isAssert(parent, here);
  return says ? undefined : "a string; only `assert` takes one, use a number";
}

function callFault(node: Node, here: Place): string | undefined {
  if (node.type !== "CallExpression") return undefined;
  const { callee } = node;
  if (node.optional || (callee.type !== "Identifier" && callee.type !== "MemberExpression")) {
    return "a call of something computed; call a function by its name";
  }
  return callee.type === "Identifier" && here.locals.has(callee.name)
    ? "a call of a function value; call a function of a module"
    : undefined;
}

/** `m.load32` where m is the first parameter, or a name of a namespace; both only to be called. */
function memberFault(node: Node, parent: Node | undefined, here: Place): string | undefined {
  if (node.type !== "MemberExpression") return undefined;
  const { object, computed } = node;
  const name = object.type === "Identifier" ? object.name : "";
  if (!computed && here.names.namespaces.has(name)) return undefined;
  const first = here.fn?.params[0];
  const isMachine = first?.type === "Identifier" && first.name === name;
  const called = parent?.type === "CallExpression" && parent.callee === node;
  return isMachine && called && !computed
    ? undefined
    : "a property; only the machine, the first parameter, has operations, and they are called";
}

const OPERATORS: Readonly<Record<string, readonly string[]>> = {
  BinaryExpression: "+ - * / % & | ^ << >> >>> === !== < <= > >=".split(" "),
  LogicalExpression: ["&&", "||"],
  UnaryExpression: ["-", "~", "!"],
  UpdateExpression: ["++", "--"],
  AssignmentExpression: "= += -= *= %= &= |= ^= <<= >>= >>>=".split(" "),
};

function operatorFault(node: Node, parent: Node | undefined): string | undefined {
  const operators = OPERATORS[node.type];
  if (operators === undefined || !("operator" in node)) return refusal(node);
  if (!operators.includes(node.operator)) return `the operator ${node.operator}`;
  if (node.type === "AssignmentExpression" && node.left.type !== "Identifier") {
    return "an assignment to a part of something; only variables, and memory by m.store32";
  }
  if (node.operator === "/" && !truncates(parent)) {
    return "a division leaves the integers; write u32(a / b) or (a / b) | 0";
  }
  return undefined;
}

/** True iff the result of a division goes straight into something that cuts it to an integer. */
const truncates = (parent: Node | undefined): boolean =>
  (parent?.type === "CallExpression" &&
    parent.callee.type === "Identifier" &&
    /^[iu]32$/.test(parent.callee.name)) ||
  (parent?.type === "BinaryExpression" && /^(\||>>>)$/.test(parent.operator));

/** A call of lib/'s assert. */
export const isAssert = (node: Node, here: Place): boolean =>
  node.type === "CallExpression" &&
  node.callee.type === "Identifier" &&
  node.callee.name === "assert" &&
  here.names.pure.has("assert");

const REFUSALS: Readonly<Record<string, string>> = {
  ObjectExpression: "an object; put its fields into memory",
  ArrayExpression: "an array; put its entries into memory",
  ArrowFunctionExpression: "a closure; make it a function of the module",
  FunctionExpression: "a closure; make it a function of the module",
  FunctionDeclaration: "a closure; make it a function of the module",
  TemplateLiteral: "a template literal; a kernel has no strings",
  ThrowStatement: "an exception; return an error code",
  TryStatement: "an exception; return an error code",
  ClassDeclaration: "a class; put its fields into memory",
  NewExpression: "an object; put its fields into memory",
  ForInStatement: "a loop over an object; count with `for`",
  ForOfStatement: "a loop over a list; count with `for`",
  ObjectPattern: "destructuring; name each value",
  ArrayPattern: "destructuring; name each value",
  AssignmentPattern: "a default parameter; pass every argument",
  RestElement: "a rest parameter; pass every argument",
  SpreadElement: "a spread; pass every argument",
  SequenceExpression: "a comma; write two statements",
  ChainExpression: "`?.`; a number is always there",
  TSInterfaceDeclaration: "an interface; put its fields into memory",
  TSEnumDeclaration: "an enum; write constants",
};

/** Why a node is refused wherever it stands. */
export const refusal = (node: Node): string =>
  REFUSALS[node.type] ?? `${node.type} is not kernel TypeScript`;

const TYPES: Readonly<Record<string, string>> = {
  TSTypeLiteral: "the type of an object; put its fields into memory",
  TSArrayType: "the type of an array; put its entries into memory",
  TSTupleType: "the type of an array; put its entries into memory",
  TSFunctionType: "the type of a function value; call a function by its name",
  TSStringKeyword: "the type of a string; use a number",
  TSBigIntKeyword: "the type of a bigint; use two words",
  TSAnyKeyword: "`any`; name the type",
};

/** Types vanish, but may not speak of values that a kernel cannot have. One fault for a type. */
export function checkType(type: Node | null | undefined, here: Place): void {
  for (const { node } of type === null || type === undefined ? [] : nodesIn(type)) {
    const fault = TYPES[node.type];
    if (fault === undefined) continue;
    here.at(node, fault);
    return;
  }
}

/** As {@link checkType}, and it may list operations: what a kernel may do to its machine. */
export function checkAlias(type: Node, here: Place): void {
  if (type.type === "TSIntersectionType") {
    for (const part of type.types) checkAlias(part, here);
    return;
  }
  const members = type.type === "TSTypeLiteral" ? type.members : [];
  const operations = members.flatMap((member) =>
    member.type === "TSPropertySignature" &&
    member.typeAnnotation?.typeAnnotation.type === "TSFunctionType"
      ? [member.typeAnnotation.typeAnnotation]
      : [],
  );
  if (operations.length === 0 || operations.length < members.length) checkType(type, here);
  for (const operation of operations) {
    for (const part of childrenOf(operation)) checkType(part, here);
  }
}
