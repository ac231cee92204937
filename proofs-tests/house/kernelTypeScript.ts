// Kernel TypeScript: the part of the language that impl/ is written in, so that its state is bytes
// and its source can be compiled to RV32. An allowlist: what is not named is refused.
//
// This file holds what may stand at the top of a module; kernelBodies.ts what may stand in a
// function; recursion.ts that functions which call themselves state a bound.

import type { ArrowFunctionExpression, Function as FunctionNode, Node } from "oxc-parser";
import {
  check,
  checkAlias,
  checkType,
  isAssert,
  type Names,
  type Place,
  refusal,
} from "./kernelBodies.ts";
import { nodesIn, parsed, place, resolved, type Source } from "./project.ts";

/** What is wrong in one file of impl/, each as `file:line: what it is; the mend`. */
export function kernelTypeScriptFaults(source: Source): readonly string[] {
  const faults: string[] = [];
  const statements = statementsOf(source);
  const here: Place = {
    path: source.path,
    names: moduleNames(statements, source.path),
    at: (node, says) => faults.push(`${place(source, node.start)}: ${says}`),
    isBarrel: isBarrel(statements),
    fn: undefined,
    locals: new Set(),
  };
  for (const statement of statements) checkTopLevel(statement, here);
  return faults;
}

function statementsOf(source: Source): readonly Node[] {
  const { program } = parsed(source);
  return program.type === "Program" ? program.body : [];
}

function moduleNames(statements: readonly Node[], path: string): Names {
  const names = {
    all: new Set<string>(),
    functions: new Set<string>(),
    namespaces: new Set<string>(),
    pure: new Set<string>(),
  };
  for (const statement of statements) {
    if (statement.type === "ImportDeclaration") {
      const from = resolved(path, statement.source.value);
      for (const { type, local } of statement.specifiers) {
        names.all.add(local.name);
        if (type === "ImportNamespaceSpecifier") names.namespaces.add(local.name);
        if (/^(lib|abi)\//.test(from)) names.pure.add(local.name);
      }
    }
    for (const { name, isFunction } of declaredBy(statement)) {
      names.all.add(name);
      if (isFunction) names.functions.add(name);
    }
  }
  return names;
}

type Declared = { readonly name: string; readonly isFunction: boolean };

/** The values that a statement declares. */
function declaredBy(statement: Node): readonly Declared[] {
  switch (statement.type) {
    case "ExportNamedDeclaration":
      return statement.declaration === null ? [] : declaredBy(statement.declaration);
    case "FunctionDeclaration":
      return [{ name: statement.id?.name ?? "", isFunction: true }];
    case "VariableDeclaration":
      return statement.declarations.flatMap(({ id, init }) =>
        id.type === "Identifier"
          ? [{ name: id.name, isFunction: init?.type === "ArrowFunctionExpression" }]
          : [],
      );
    default:
      return [];
  }
}

function checkTopLevel(node: Node, here: Place): void {
  switch (node.type) {
    case "ImportDeclaration":
      if (!isBelow(node.source.value, here.path)) {
        here.at(node, "an import from elsewhere; a kernel stands on ../machine, ../abi and ../lib");
      }
      return;
    case "ExportNamedDeclaration":
      if (node.declaration !== null) checkTopLevel(node.declaration, here);
      else if (!here.isBarrel) here.at(node, LIST);
      return;
    case "ExportAllDeclaration":
      if (!here.isBarrel) here.at(node, LIST);
      return;
    case "FunctionDeclaration":
      checkFunction(node, here);
      return;
    case "VariableDeclaration":
      checkConstants(node, here);
      return;
    case "TSTypeAliasDeclaration":
      checkAlias(node.typeAnnotation, here);
      return;
    case "ExpressionStatement":
      if (isAssert(node.expression, here)) check(node.expression, node, here);
      else here.at(node, "a statement at module level; a kernel starts in `boot`");
      return;
    default:
      here.at(node, refusal(node));
  }
}

const LIST = "a list of exports among code; export where it is defined, or from a file of its own";

/** True iff a module only hands on what others define. */
const isBarrel = (statements: readonly Node[]): boolean =>
  statements.every(
    (node) =>
      node.type === "ExportAllDeclaration" ||
      (node.type === "ExportNamedDeclaration" &&
        (node.source !== null || node.declaration?.type === "TSTypeAliasDeclaration")) ||
      (node.type === "ImportDeclaration" && node.importKind === "type"),
  );

/** True iff a specifier leads into a folder that impl/ stands on, or stays in it. */
const isBelow = (specifier: string, path: string): boolean =>
  specifier.startsWith(".") && /^(impl|machine|abi|lib)\//.test(resolved(path, specifier));

function checkConstants(node: Node, here: Place): void {
  if (node.type !== "VariableDeclaration") return;
  if (node.kind !== "const") {
    here.at(node, `\`${node.kind}\` at module level; a kernel keeps its state in the machine`);
    return;
  }
  for (const { id, init } of node.declarations) {
    if (id.type === "Identifier") checkType(id.typeAnnotation, here);
    else here.at(id, refusal(id));
    if (init === null) continue;
    if (init.type !== "ArrowFunctionExpression") checkConstant(init, here);
    else if (init.expression) checkFunction(init, here);
    else here.at(init, "an arrow function with a body; make it a function declaration");
  }
}

const CONSTANT_NODES: readonly string[] =
  "Literal Identifier UnaryExpression BinaryExpression ConditionalExpression CallExpression".split(
    " ",
  );

function checkConstant(init: Node, here: Place): void {
  for (const { node } of nodesIn(init)) {
    const callee = node.type === "CallExpression" ? node.callee : undefined;
    const impure = callee?.type === "Identifier" && !here.names.pure.has(callee.name);
    if (impure || !(CONSTANT_NODES.includes(node.type) || node.type.startsWith("TS"))) {
      const banned = refusal(node);
      here.at(
        node,
        `${banned} (a constant is made of numbers, constants, functions of lib and abi)`,
      );
      return;
    }
  }
  check(init, undefined, here);
}

function checkFunction(fn: FunctionNode | ArrowFunctionExpression, here: Place): void {
  if (fn.async || fn.generator) here.at(fn, "async or a generator; a trap runs to its end");
  const locals = new Set<string>();
  for (const param of fn.params) {
    if (param.type === "Identifier") {
      locals.add(param.name);
      checkType(param.typeAnnotation, here);
    } else here.at(param, refusal(param));
  }
  checkType(fn.returnType, here);
  if (fn.body === null) return;
  for (const { node } of nodesIn(fn.body)) {
    if (node.type === "VariableDeclarator" && node.id.type === "Identifier") {
      locals.add(node.id.name);
    }
  }
  check(fn.body, fn, { ...here, fn, locals });
}
