// Traces: recorded runs, in memory and as files.
export {
  callNames,
  exceptionNames,
  messageRegisters,
  registerNames,
  type Boot,
  type BootNumbers,
  type CallName,
  type Device,
  type ExceptionName,
  type Recorded,
  type RegisterName,
  type Registers,
  type Trace,
  type ThreadEvent,
  type TraceEvent,
} from "./event.ts";
export { explain, pathText } from "./explain.ts";
export { parseJson, parseTrace, serialise, type Parsed } from "./file.ts";
export {
  bootFault,
  bootRanges,
  FORMAT,
  neededAtBoot,
  someBootFault,
  someBootSchema,
  VERSION,
} from "./schema.ts";
export {
  nothingAlike,
  parseConfiguration,
  writtenConfiguration,
  type Alike,
  type Configuration,
} from "./configuration.ts";
export {
  parseCertificate,
  serialiseCertificate,
  type Certificate,
  type CertifiedLevel,
} from "./certificate.ts";
