/**
 * The vocabulary of diagnoses, and their JSON and text forms. What each stage needs lives in {@code requirement}, what the
 * texts say in {@code message}, and how both become a verdict in {@code judgement}: start reading at its
 * {@code Diagnostician}. Pure functions; no network, no clock, no toolkit.
 */
package dev.trainlight.diagnosis;
