package dev.trainlight;

/** The program's entry: without arguments the wizard, with arguments a command. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.out.println("trainlight");
    }
}
