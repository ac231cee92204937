// Messages: rendezvous, queues, timeouts, clans.

import type { Mutant } from "../../mutant.ts";
import { aThreadSendsToItself } from "./aThreadSendsToItself.ts";
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
import { cutIsNotToldToTheReceiver } from "./cutIsNotToldToTheReceiver.ts";
import { cutIsNotToldToTheSender } from "./cutIsNotToldToTheSender.ts";
import { deadPartnerAfterZeroTimeout } from "./deadPartnerAfterZeroTimeout.ts";
import { deadlineLeavesTheListHalf } from "./deadlineLeavesTheListHalf.ts";
import { deadlineNowIsStillToCome } from "./deadlineNowIsStillToCome.ts";
import { deadlineOutlivesTheRendezvous } from "./deadlineOutlivesTheRendezvous.ts";
import { droppedPropagationStillShows } from "./droppedPropagationStillShows.ts";
import { equalDeadlinesFireAsTheyCame } from "./equalDeadlinesFireAsTheyCame.ts";
import { errorWordStaysFromBefore } from "./errorWordStaysFromBefore.ts";
import { failedTransferReachesOneSide } from "./failedTransferReachesOneSide.ts";
import { farDeadlinesAreSortedByTheirLowWords } from "./farDeadlinesAreSortedByTheirLowWords.ts";
import { farDeadlinesFireEarly } from "./farDeadlinesFireEarly.ts";
import { fastPathTestsTheWrongQueue } from "./fastPathTestsTheWrongQueue.ts";
import { firstDeadlineStaysHead } from "./firstDeadlineStaysHead.ts";
import { firstThreadHearsForItsTask } from "./firstThreadHearsForItsTask.ts";
import { flagsOfTheSenderArrive } from "./flagsOfTheSenderArrive.ts";
import { gapBetweenSendAndReceive } from "./gapBetweenSendAndReceive.ts";
import { itemsAreCheckedAsTheyMove } from "./itemsAreCheckedAsTheyMove.ts";
import { itemsWithoutAWindowAreDropped } from "./itemsWithoutAWindowAreDropped.ts";
import { longTimeoutsWrap } from "./longTimeoutsWrap.ts";
import { mantissaHasEightBits } from "./mantissaHasEightBits.ts";
import { nameOutlivesItsMessage } from "./nameOutlivesItsMessage.ts";
import { neverCountsAsZero } from "./neverCountsAsZero.ts";
import { newDeadlineIsLinkedForwardOnly } from "./newDeadlineIsLinkedForwardOnly.ts";
import { oddItemsAreAccepted } from "./oddItemsAreAccepted.ts";
import { oneSideIsEnoughToStandBetween } from "./oneSideIsEnoughToStandBetween.ts";
import { onlyOneDeadlineFiresAtATick } from "./onlyOneDeadlineFiresAtATick.ts";
import { onlyTheFirstItemIsChecked } from "./onlyTheFirstItemIsChecked.ts";
import { openReceiveTakesTheLast } from "./openReceiveTakesTheLast.ts";
import { ownTaskNeedsNoWindow } from "./ownTaskNeedsNoWindow.ts";
import { queueHeadStaysWithTheOneWhoLeft } from "./queueHeadStaysWithTheOneWhoLeft.ts";
import { queueIsLastInFirstOut } from "./queueIsLastInFirstOut.ts";
import { queueIsUnlinkedBackwardOnly } from "./queueIsUnlinkedBackwardOnly.ts";
import { queueIsUnlinkedForwardOnly } from "./queueIsUnlinkedForwardOnly.ts";
import { queuedChiefIsNotHeardForTheFar } from "./queuedChiefIsNotHeardForTheFar.ts";
import { queuedSenderDoesNotReceive } from "./queuedSenderDoesNotReceive.ts";
import { receivePhaseAfterASendError } from "./receivePhaseAfterASendError.ts";
import { redirectionIsNotTold } from "./redirectionIsNotTold.ts";
import { sendErrorIsOverwrittenByTheReceive } from "./sendErrorIsOverwrittenByTheReceive.ts";
import { sendTimeoutForTheReceive } from "./sendTimeoutForTheReceive.ts";
import { senderIdIsTheReceivers } from "./senderIdIsTheReceivers.ts";
import { sendersAreNotToldOfADeath } from "./sendersAreNotToldOfADeath.ts";
import { sleeperAcceptsASender } from "./sleeperAcceptsASender.ts";
import { successLeavesTheOldSender } from "./successLeavesTheOldSender.ts";
import { timedOutSenderStaysQueued } from "./timedOutSenderStaysQueued.ts";
import { timeoutsAreRoundedDown } from "./timeoutsAreRoundedDown.ts";
import { typedWordsAreNotCopied } from "./typedWordsAreNotCopied.ts";
import { waitersAreNotToldOfADeath } from "./waitersAreNotToldOfADeath.ts";
import { windowIsSetOnlyByWaiting } from "./windowIsSetOnlyByWaiting.ts";
import { windowStaysOpen } from "./windowStaysOpen.ts";
import { zeroTimeoutBlocks } from "./zeroTimeoutBlocks.ts";
import { zeroTimeoutFailsAfterTheTransfer } from "./zeroTimeoutFailsAfterTheTransfer.ts";

export const ipcMutants: readonly Mutant[] = [
  aThreadSendsToItself,
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
  cutIsNotToldToTheReceiver,
  cutIsNotToldToTheSender,
  deadPartnerAfterZeroTimeout,
  deadlineLeavesTheListHalf,
  deadlineNowIsStillToCome,
  deadlineOutlivesTheRendezvous,
  droppedPropagationStillShows,
  equalDeadlinesFireAsTheyCame,
  errorWordStaysFromBefore,
  failedTransferReachesOneSide,
  farDeadlinesAreSortedByTheirLowWords,
  farDeadlinesFireEarly,
  fastPathTestsTheWrongQueue,
  firstDeadlineStaysHead,
  firstThreadHearsForItsTask,
  flagsOfTheSenderArrive,
  gapBetweenSendAndReceive,
  itemsAreCheckedAsTheyMove,
  itemsWithoutAWindowAreDropped,
  longTimeoutsWrap,
  mantissaHasEightBits,
  nameOutlivesItsMessage,
  neverCountsAsZero,
  newDeadlineIsLinkedForwardOnly,
  oddItemsAreAccepted,
  oneSideIsEnoughToStandBetween,
  onlyOneDeadlineFiresAtATick,
  onlyTheFirstItemIsChecked,
  openReceiveTakesTheLast,
  ownTaskNeedsNoWindow,
  queueHeadStaysWithTheOneWhoLeft,
  queueIsLastInFirstOut,
  queueIsUnlinkedBackwardOnly,
  queueIsUnlinkedForwardOnly,
  queuedChiefIsNotHeardForTheFar,
  queuedSenderDoesNotReceive,
  receivePhaseAfterASendError,
  redirectionIsNotTold,
  sendErrorIsOverwrittenByTheReceive,
  sendTimeoutForTheReceive,
  senderIdIsTheReceivers,
  sendersAreNotToldOfADeath,
  sleeperAcceptsASender,
  successLeavesTheOldSender,
  timedOutSenderStaysQueued,
  timeoutsAreRoundedDown,
  typedWordsAreNotCopied,
  waitersAreNotToldOfADeath,
  windowIsSetOnlyByWaiting,
  windowStaysOpen,
  zeroTimeoutBlocks,
  zeroTimeoutFailsAfterTheTransfer,
];
