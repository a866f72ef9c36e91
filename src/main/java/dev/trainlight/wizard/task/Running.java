package dev.trainlight.wizard.task;

/** A task that was started. */
public interface Running {
    /** Nothing runs. */
    Running NOTHING = new Running() {
        @Override
        public void cancel() {}

        @Override
        public void abandon() {}

        @Override
        public boolean ended() {
            return true;
        }
    };

    /** Asks the work to stop; what it has until then is still handed over. */
    void cancel();

    /** Asks the work to stop, and hands nothing over any more. */
    void abandon();

    /** Whether it has ended, well or not. */
    boolean ended();
}
