/**
 * From a case to a diagnosis: what each stage needs ({@code requirement}), what the texts say ({@code message}), and how
 * both become a verdict. Pure functions; no network, no clock, no toolkit. Start reading at
 * {@link dev.trainlight.diagnosis.Diagnostician}.
 */
package dev.trainlight.diagnosis;
