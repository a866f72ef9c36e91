package dev.trainlight.wizard.page.signin;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.ObservableList;

/** Start URL and region of a company's portal, typed in by somebody who has no profile. */
public final class SsoFormModel {
    private final StringProperty startUrl = new SimpleStringProperty(this, "startUrl", "");
    private final StringProperty region = new SimpleStringProperty(this, "region", "");
    private final BooleanProperty withCode = new SimpleBooleanProperty(this, "withCode");
    private final BooleanProperty urlLeft = new SimpleBooleanProperty(this, "urlLeft");
    private final ObservableList<String> recent;
    private final List<String> regions;
    private final BooleanBinding urlValid;

    SsoFormModel(ObservableList<String> recent, List<String> regions) {
        this.recent = recent;
        this.regions = List.copyOf(regions);
        urlValid = Bindings.createBooleanBinding(() -> address().isPresent(), startUrl);
    }

    /** The start URL as an address; people leave out {@code https://}. */
    Optional<String> address() {
        String typed = startUrl.get() == null ? "" : startUrl.get().strip();
        if (typed.isEmpty()) {
            return Optional.empty();
        }
        String whole = typed.contains("://") ? typed : "https://" + typed;
        try {
            URI uri = URI.create(whole);
            boolean usable = "https".equals(uri.getScheme())
                    && uri.getHost() != null
                    && uri.getHost().contains(".");
            return usable ? Optional.of(whole.replaceAll("/?#/?$", "")) : Optional.empty();
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }

    /** What was typed as start URL. */
    public StringProperty startUrlProperty() {
        return startUrl;
    }

    /** The portal's region; empty: to be found out from the address. */
    public StringProperty regionProperty() {
        return region;
    }

    /** Whether to sign in with a code. */
    public BooleanProperty withCodeProperty() {
        return withCode;
    }

    /** Set once the start URL was typed and left: before that nobody is told that it is wrong. */
    public BooleanProperty urlLeftProperty() {
        return urlLeft;
    }

    /** Whether what was typed is an address. */
    public BooleanBinding urlValid() {
        return urlValid;
    }

    /** Start URLs used before. */
    public ObservableList<String> recent() {
        return recent;
    }

    /** Every region. */
    public List<String> regions() {
        return regions;
    }
}
