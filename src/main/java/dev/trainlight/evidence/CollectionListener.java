package dev.trainlight.evidence;

/** Hears how a collection goes on, from whatever thread; must be quick. */
public interface CollectionListener {
    /** Hears nothing. */
    CollectionListener NONE = new CollectionListener() {};

    /**
     * A call began or ended.
     *
     * @param call service and operation being waited for, such as {@code iam:GetRole}
     * @param done calls answered
     * @param known calls known to be needed so far
     */
    default void progress(String call, int done, int known) {}

    /** What is known by now, as a case that can be diagnosed. */
    default void partial(Case soFar) {}
}
