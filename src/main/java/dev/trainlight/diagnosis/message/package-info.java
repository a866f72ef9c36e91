/**
 * Reading failure texts: what a pasted error, a FailureReason or a log line says about who was refused what. Lives here:
 * the normalisation of pasted text, AWS's denial grammar (permission-model §7), SageMaker's own texts (§4, §6), the texts
 * of libraries and tools, the look-alikes, and the choice of the telling one. Does not live here: policies, checks and the
 * verdict; a reading says what the text says, {@code diagnosis.judgement} weighs it. Pure, linear in the text's length.
 * Start at {@link dev.trainlight.diagnosis.message.MessageReader}; a new text goes into the class of its family
 * ({@code AwsDenials}, {@code OperationErrors}, {@code RoleTexts}, {@code LookAlikeClues} …), its words for people
 * into the bundle {@code sentences.properties} under {@code message.} or {@code advice.}.
 */
package dev.trainlight.diagnosis.message;
