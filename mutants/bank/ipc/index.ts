// Messages: rendezvous, queues, timeouts, clans.

import type { Mutant } from "../../mutant.ts";
import { aThreadSendsToItself } from "./aThreadSendsToItself.ts";
import { abortReachesOneSideOnly } from "./abortReachesOneSideOnly.ts";
import { addresseeIsNotTold } from "./addresseeIsNotTold.ts";
import { addresseeIsTheReceiver } from "./addresseeIsTheReceiver.ts";
import { allMessageRegistersAreCopied } from "./allMessageRegistersAreCopied.ts";
import { anybodyIsHeardForTheFar } from "./anybodyIsHeardForTheFar.ts";
import { anybodySpeaksForAnybody } from "./anybodySpeaksForAnybody.ts";
import { cancelledInTheWrongPhase } from "./cancelledInTheWrongPhase.ts";
import { cancelledSenderStaysQueued } from "./cancelledSenderStaysQueued.ts";
import { carryOfADeadlineIsLost } from "./carryOfADeadlineIsLost.ts";
import { carryOfTheClockIsLost } from "./carryOfTheClockIsLost.ts";
import { chiefIsHeardInAnyName } from "./chiefIsHeardInAnyName.ts";
import { chiefIsNotHeardForTheFar } from "./chiefIsNotHeardForTheFar.ts";
import { chiefsDoNotReachTheirClan } from "./chiefsDoNotReachTheirClan.ts";
import { clansAreNotAsked } from "./clansAreNotAsked.ts";
import { closedReceiveLooksOnlyAtTheHead } from "./closedReceiveLooksOnlyAtTheHead.ts";
import { closedReceiveTakesTheHead } from "./closedReceiveTakesTheHead.ts";
import { closedReceiveTakesWhoPollsElsewhere } from "./closedReceiveTakesWhoPollsElsewhere.ts";
import { closedWaiterAcceptsAnySender } from "./closedWaiterAcceptsAnySender.ts";
import { copyReadsFromTheStartAgain } from "./copyReadsFromTheStartAgain.ts";
import { cutIsNotToldToTheReceiver } from "./cutIsNotToldToTheReceiver.ts";
import { cutIsNotToldToTheSender } from "./cutIsNotToldToTheSender.ts";
import { cutStringIsNotToldToTheSender } from "./cutStringIsNotToldToTheSender.ts";
import { deadPartnerAfterZeroTimeout } from "./deadPartnerAfterZeroTimeout.ts";
import { deadlineLeavesTheListHalf } from "./deadlineLeavesTheListHalf.ts";
import { deadlineNowIsStillToCome } from "./deadlineNowIsStillToCome.ts";
import { deadlineOutlivesTheFault } from "./deadlineOutlivesTheFault.ts";
import { deadlineOutlivesTheRendezvous } from "./deadlineOutlivesTheRendezvous.ts";
import { deathInATransferLocksThePartner } from "./deathInATransferLocksThePartner.ts";
import { droppedPropagationStillShows } from "./droppedPropagationStillShows.ts";
import { equalDeadlinesFireAsTheyCame } from "./equalDeadlinesFireAsTheyCame.ts";
import { errorWordStaysFromBefore } from "./errorWordStaysFromBefore.ts";
import { everyStringIsToldAtTheStart } from "./everyStringIsToldAtTheStart.ts";
import { failedTransferReachesOneSide } from "./failedTransferReachesOneSide.ts";
import { farDeadlinesAreSortedByTheirLowWords } from "./farDeadlinesAreSortedByTheirLowWords.ts";
import { farDeadlinesFireEarly } from "./farDeadlinesFireEarly.ts";
import { fastPathTestsTheWrongQueue } from "./fastPathTestsTheWrongQueue.ts";
import { faultForgetsWhatWasCopied } from "./faultForgetsWhatWasCopied.ts";
import { faultsInTransfersLastForEver } from "./faultsInTransfersLastForEver.ts";
import { firstDeadlineStaysHead } from "./firstDeadlineStaysHead.ts";
import { firstThreadHearsForItsTask } from "./firstThreadHearsForItsTask.ts";
import { flagsOfTheSenderArrive } from "./flagsOfTheSenderArrive.ts";
import { gapBetweenSendAndReceive } from "./gapBetweenSendAndReceive.ts";
import { itemsAreCheckedAsTheyMove } from "./itemsAreCheckedAsTheyMove.ts";
import { itemsWithoutAWindowAreDropped } from "./itemsWithoutAWindowAreDropped.ts";
import { kernelReceiversTakeStrings } from "./kernelReceiversTakeStrings.ts";
import { lastWordIsCopiedWhole } from "./lastWordIsCopiedWhole.ts";
import { longTimeoutsWrap } from "./longTimeoutsWrap.ts";
import { mantissaHasEightBits } from "./mantissaHasEightBits.ts";
import { nameOutlivesItsMessage } from "./nameOutlivesItsMessage.ts";
import { neverCountsAsZero } from "./neverCountsAsZero.ts";
import { newDeadlineIsLinkedForwardOnly } from "./newDeadlineIsLinkedForwardOnly.ts";
import { noPatienceIsEndless } from "./noPatienceIsEndless.ts";
import { oddItemsAreAccepted } from "./oddItemsAreAccepted.ts";
import { oneSideIsEnoughToStandBetween } from "./oneSideIsEnoughToStandBetween.ts";
import { onlyOneDeadlineFiresAtATick } from "./onlyOneDeadlineFiresAtATick.ts";
import { onlyTheFirstItemIsChecked } from "./onlyTheFirstItemIsChecked.ts";
import { openReceiveTakesTheLast } from "./openReceiveTakesTheLast.ts";
import { ownPatienceBoundsOwnFaults } from "./ownPatienceBoundsOwnFaults.ts";
import { ownTaskNeedsNoWindow } from "./ownTaskNeedsNoWindow.ts";
import { pagesAreMappedBeforeStrings } from "./pagesAreMappedBeforeStrings.ts";
import { queueHeadStaysWithTheOneWhoLeft } from "./queueHeadStaysWithTheOneWhoLeft.ts";
import { queueIsLastInFirstOut } from "./queueIsLastInFirstOut.ts";
import { queueIsUnlinkedBackwardOnly } from "./queueIsUnlinkedBackwardOnly.ts";
import { queueIsUnlinkedForwardOnly } from "./queueIsUnlinkedForwardOnly.ts";
import { queuedChiefIsNotHeardForTheFar } from "./queuedChiefIsNotHeardForTheFar.ts";
import { queuedSenderDoesNotReceive } from "./queuedSenderDoesNotReceive.ts";
import { receivePhaseAfterASendError } from "./receivePhaseAfterASendError.ts";
import { redirectionIsNotTold } from "./redirectionIsNotTold.ts";
import { secondStringOverwritesTheFirst } from "./secondStringOverwritesTheFirst.ts";
import { sendErrorIsOverwrittenByTheReceive } from "./sendErrorIsOverwrittenByTheReceive.ts";
import { sendTimeoutForTheReceive } from "./sendTimeoutForTheReceive.ts";
import { senderIdIsTheReceivers } from "./senderIdIsTheReceivers.ts";
import { sendersAreNotToldOfADeath } from "./sendersAreNotToldOfADeath.ts";
import { sleeperAcceptsASender } from "./sleeperAcceptsASender.ts";
import { stringsAreReadWithAnyRight } from "./stringsAreReadWithAnyRight.ts";
import { stringsAreToldAsTheyWereSent } from "./stringsAreToldAsTheyWereSent.ts";
import { stringsAreWholeWords } from "./stringsAreWholeWords.ts";
import { stringsAreWrittenWhereTheyMayBeRead } from "./stringsAreWrittenWhereTheyMayBeRead.ts";
import { successLeavesTheOldSender } from "./successLeavesTheOldSender.ts";
import { timedOutSenderStaysQueued } from "./timedOutSenderStaysQueued.ts";
import { timeoutsAreRoundedDown } from "./timeoutsAreRoundedDown.ts";
import { transferForgetsInWhoseName } from "./transferForgetsInWhoseName.ts";
import { transferForgetsTheWindow } from "./transferForgetsTheWindow.ts";
import { transferGivesUpTheTurn } from "./transferGivesUpTheTurn.ts";
import { transferIsCancelled } from "./transferIsCancelled.ts";
import { transferTimeoutsAreToldTheWrongWayRound } from "./transferTimeoutsAreToldTheWrongWayRound.ts";
import { typedWordsAreNotCopied } from "./typedWordsAreNotCopied.ts";
import { waitersAreNotToldOfADeath } from "./waitersAreNotToldOfADeath.ts";
import { windowIsSetOnlyByWaiting } from "./windowIsSetOnlyByWaiting.ts";
import { windowStaysOpen } from "./windowStaysOpen.ts";
import { zeroTimeoutBlocks } from "./zeroTimeoutBlocks.ts";
import { zeroTimeoutFailsAfterTheTransfer } from "./zeroTimeoutFailsAfterTheTransfer.ts";

export const ipcMutants: readonly Mutant[] = [
  aThreadSendsToItself,
  abortReachesOneSideOnly,
  addresseeIsNotTold,
  addresseeIsTheReceiver,
  allMessageRegistersAreCopied,
  anybodyIsHeardForTheFar,
  anybodySpeaksForAnybody,
  cancelledInTheWrongPhase,
  cancelledSenderStaysQueued,
  carryOfADeadlineIsLost,
  carryOfTheClockIsLost,
  chiefIsHeardInAnyName,
  chiefIsNotHeardForTheFar,
  chiefsDoNotReachTheirClan,
  clansAreNotAsked,
  closedReceiveLooksOnlyAtTheHead,
  closedReceiveTakesTheHead,
  closedReceiveTakesWhoPollsElsewhere,
  closedWaiterAcceptsAnySender,
  copyReadsFromTheStartAgain,
  cutIsNotToldToTheReceiver,
  cutIsNotToldToTheSender,
  cutStringIsNotToldToTheSender,
  deadPartnerAfterZeroTimeout,
  deadlineLeavesTheListHalf,
  deadlineNowIsStillToCome,
  deadlineOutlivesTheFault,
  deadlineOutlivesTheRendezvous,
  deathInATransferLocksThePartner,
  droppedPropagationStillShows,
  equalDeadlinesFireAsTheyCame,
  errorWordStaysFromBefore,
  everyStringIsToldAtTheStart,
  failedTransferReachesOneSide,
  farDeadlinesAreSortedByTheirLowWords,
  farDeadlinesFireEarly,
  fastPathTestsTheWrongQueue,
  faultForgetsWhatWasCopied,
  faultsInTransfersLastForEver,
  firstDeadlineStaysHead,
  firstThreadHearsForItsTask,
  flagsOfTheSenderArrive,
  gapBetweenSendAndReceive,
  itemsAreCheckedAsTheyMove,
  itemsWithoutAWindowAreDropped,
  kernelReceiversTakeStrings,
  lastWordIsCopiedWhole,
  longTimeoutsWrap,
  mantissaHasEightBits,
  nameOutlivesItsMessage,
  neverCountsAsZero,
  newDeadlineIsLinkedForwardOnly,
  noPatienceIsEndless,
  oddItemsAreAccepted,
  oneSideIsEnoughToStandBetween,
  onlyOneDeadlineFiresAtATick,
  onlyTheFirstItemIsChecked,
  openReceiveTakesTheLast,
  ownPatienceBoundsOwnFaults,
  ownTaskNeedsNoWindow,
  pagesAreMappedBeforeStrings,
  queueHeadStaysWithTheOneWhoLeft,
  queueIsLastInFirstOut,
  queueIsUnlinkedBackwardOnly,
  queueIsUnlinkedForwardOnly,
  queuedChiefIsNotHeardForTheFar,
  queuedSenderDoesNotReceive,
  receivePhaseAfterASendError,
  redirectionIsNotTold,
  secondStringOverwritesTheFirst,
  sendErrorIsOverwrittenByTheReceive,
  sendTimeoutForTheReceive,
  senderIdIsTheReceivers,
  sendersAreNotToldOfADeath,
  sleeperAcceptsASender,
  stringsAreReadWithAnyRight,
  stringsAreToldAsTheyWereSent,
  stringsAreWholeWords,
  stringsAreWrittenWhereTheyMayBeRead,
  successLeavesTheOldSender,
  timedOutSenderStaysQueued,
  timeoutsAreRoundedDown,
  transferForgetsInWhoseName,
  transferForgetsTheWindow,
  transferGivesUpTheTurn,
  transferIsCancelled,
  transferTimeoutsAreToldTheWrongWayRound,
  typedWordsAreNotCopied,
  waitersAreNotToldOfADeath,
  windowIsSetOnlyByWaiting,
  windowStaysOpen,
  zeroTimeoutBlocks,
  zeroTimeoutFailsAfterTheTransfer,
];
