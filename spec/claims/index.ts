// Every claim that is made of the abstract kernel, by how it is checked.

import type { ChoiceClaim, HistoryClaim, StateClaim, StepClaim } from "../claim.ts";
import * as identity from "./identity.ts";
import * as interrupts from "./interrupts.ts";
import * as ipc from "./ipc.ts";
import * as isolation from "./isolation.ts";
import * as mapping from "./mapping.ts";
import * as mappingSteps from "./mappingSteps.ts";
import * as memory from "./memory.ts";
import * as messages from "./messages.ts";
import * as scheduling from "./scheduling.ts";
import * as strings from "./strings.ts";

/** Of every state. */
export const stateClaims: readonly StateClaim[] = [
  identity.chiefsFormATree,
  identity.mcpNeverGrowsDownTheChiefChain,
  identity.inactiveNumbersHaveALivingOwner,
  ipc.aThreadIsQueuedExactlyWhereItPolls,
  ipc.nobodyWaitsWhileAMatchingSenderIsQueued,
  ipc.noDeadlineOutlivesItsRendezvous,
  ipc.theKernelsCallsHaveNoDeadline,
  ipc.pollersPollTheLiving,
  strings.transfersAreSymmetric,
  interrupts.linesBelongToWhoHasTheDevice,
  interrupts.whoWaitsForALineOwnsIt,
  interrupts.noOwnerWaitsWhileItsLineIsPending,
  mapping.derivationsFormAForest,
  mapping.aMappingHasItsParentsFrame,
  mapping.rightsNeverGrowDownTheTree,
  mapping.everyMappingHasRights,
  scheduling.theRunningThreadIsReady,
  scheduling.everySliceHasTimeLeft,
];

/** Of every step. */
export const stepClaims: readonly StepClaim[] = [
  identity.versionsOnlyGrow,
  identity.onlyTheChiefDeletes,
  isolation.authorityGrowsOnlyThroughIpc,
  isolation.numbersPassOnlyFromTheirOwners,
  isolation.aStepWritesOnlyWhatItsTaskMayWrite,
  ipc.sendersAreServedInOrder,
  ipc.openReceiversServeTheFirst,
  ipc.aReplyWithZeroTimeoutReachesItsCaller,
  ipc.faultedThreadsStayFaulted,
  interrupts.linesAreAttachedByAReceive,
  interrupts.linesAreUnmaskedByTheirOwner,
  mappingSteps.sigma0KeepsItsRoots,
  mappingSteps.mappingsAppearOnlyInOpenWindows,
  mappingSteps.unmapRevokesEverythingDerived,
  mappingSteps.unmapTouchesNothingElse,
  mappingSteps.grantMovesOneNodeAndItsSubtree,
  mappingSteps.deletedTasksLeaveNoMapping,
  memory.onlyNamedMemoryChanges,
  scheduling.theRunningThreadIsOfTheHighestPriority,
  scheduling.prioritiesAreSetOnlyUpToTheSettersMcp,
];

/** Of every run, from what threads are told. */
export const historyClaims: readonly HistoryClaim[] = [
  identity.anIdThatDiedNeverNamesAnyoneAgain,
  messages.errorsOfClassAMoveNothing,
  messages.clansPassOnlyThroughTheirChief,
  messages.nobodySpeaksForAStranger,
  messages.messagesArriveWhereIdNearestSays,
  messages.aFailedSendSkipsTheReceive,
  messages.noMessageIsLostOrInvented,
  strings.stringsArriveAsTheyWere,
  strings.stringsPassWithRights,
  interrupts.noInterruptIsLostOrInvented,
];

/** Of every run, from what was chosen where there was a choice. */
export const choiceClaims: readonly ChoiceClaim[] = [scheduling.equalsTakeTurns];
