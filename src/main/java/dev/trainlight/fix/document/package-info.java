/**
 * Policy documents as JSON that change: statements join them, their size is kept within AWS's limits, two versions are
 * compared line by line, and one set of names is taken out of another. No case, no diagnosis, no AWS call. Start reading
 * at {@link dev.trainlight.fix.document.PolicyEditor}.
 */
package dev.trainlight.fix.document;
