// The answer to the last question, kept for whoever asks the same next.

/**
 * The same function, which does not answer the same question twice in a row. Questions are the same
 * when they are the same object: it must never change.
 */
export function remembered<Question extends object, Answer>(
  answer: (question: Question) => Answer,
): (question: Question) => Answer {
  let last: { readonly question: Question; readonly answer: Answer } | undefined;
  return (question) => {
    if (last?.question !== question) last = { question, answer: answer(question) };
    return last.answer;
  };
}

/** The same of a question that is two objects. */
export function rememberedOfTwo<One extends object, Other extends object, Answer>(
  answer: (one: One, other: Other) => Answer,
): (one: One, other: Other) => Answer {
  let last: { readonly one: One; readonly other: Other; readonly answer: Answer } | undefined;
  return (one, other) => {
    if (last?.other !== other || last.one !== one)
      last = { one, other, answer: answer(one, other) };
    return last.answer;
  };
}
