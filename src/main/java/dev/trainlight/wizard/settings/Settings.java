package dev.trainlight.wizard.settings;

import dev.trainlight.evidence.SecretScrubber;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * What is remembered from one start to the next: the window, the look, the last choices. Never a secret. Empty texts mean
 * "nothing chosen yet".
 */
public final class Settings {
    /** The window's size before anything is remembered, in pixels at 100 %. */
    public static final double WIDTH = 1100;

    public static final double HEIGHT = 760;

    private static final int RECENT = 5;

    private final DoubleProperty width = new SimpleDoubleProperty(this, "width", WIDTH);
    private final DoubleProperty height = new SimpleDoubleProperty(this, "height", HEIGHT);
    private final BooleanProperty maximized = new SimpleBooleanProperty(this, "maximized");
    private final StringProperty theme = new SimpleStringProperty(this, "theme", "system");
    private final DoubleProperty textScale = new SimpleDoubleProperty(this, "textScale", 1);
    private final StringProperty language = new SimpleStringProperty(this, "language", "");
    private final StringProperty profile = new SimpleStringProperty(this, "profile", "");
    private final StringProperty region = new SimpleStringProperty(this, "region", "");
    private final StringProperty ssoRegion = new SimpleStringProperty(this, "ssoRegion", "");
    private final ObservableList<String> startUrls = FXCollections.observableArrayList();
    private final BooleanProperty deviceCode = new SimpleBooleanProperty(this, "deviceCode");
    private final StringProperty browser = new SimpleStringProperty(this, "browser", "");
    private final StringProperty folder = new SimpleStringProperty(this, "folder", "");
    private final StringProperty list = new SimpleStringProperty(this, "list", "jobs");

    /** The window's width. */
    public DoubleProperty width() {
        return width;
    }

    /** The window's height. */
    public DoubleProperty height() {
        return height;
    }

    /** Whether the window filled the screen. */
    public BooleanProperty maximized() {
        return maximized;
    }

    /** {@code system}, {@code light} or {@code dark}. */
    public StringProperty theme() {
        return theme;
    }

    /** How large the text is, 1 to 2. */
    public DoubleProperty textScale() {
        return textScale;
    }

    /** Language tag; empty: as the system. */
    public StringProperty language() {
        return language;
    }

    /** The profile last signed in with. */
    public StringProperty profile() {
        return profile;
    }

    /** The region last asked. */
    public StringProperty region() {
        return region;
    }

    /** The region of the last IAM Identity Center that was entered by hand. */
    public StringProperty ssoRegion() {
        return ssoRegion;
    }

    /** Start URLs that were entered by hand, the latest first, at most five. */
    public ObservableList<String> startUrls() {
        return startUrls;
    }

    /** Puts a start URL first. */
    public void remember(String startUrl) {
        if (!SecretScrubber.scrub(startUrl).equals(startUrl)) {
            return;
        }
        startUrls.remove(startUrl);
        startUrls.addFirst(startUrl);
        if (startUrls.size() > RECENT) {
            startUrls.remove(RECENT, startUrls.size());
        }
    }

    /** Whether to sign in with a code instead of a browser on this computer. */
    public BooleanProperty deviceCode() {
        return deviceCode;
    }

    /** The browser that a sign-in opens, by its id; empty: the system's own choice. */
    public StringProperty browser() {
        return browser;
    }

    /** The folder last opened from or saved to. */
    public StringProperty folder() {
        return folder;
    }

    /** The list last looked at on the job page. */
    public StringProperty list() {
        return list;
    }

    /** A text that is not empty. */
    public static Optional<String> chosen(StringProperty setting) {
        return Optional.ofNullable(setting.get()).filter(text -> !text.isBlank());
    }
}
