package dev.trainlight.wizard.page.job;

import dev.trainlight.diagnosis.StageResult;
import dev.trainlight.diagnosis.StageStatus;
import dev.trainlight.evidence.Failure.Remedy;
import dev.trainlight.evidence.RoleSummary;
import dev.trainlight.iam.NamedPolicy;
import dev.trainlight.iam.PolicyDocument;
import dev.trainlight.iam.Slot;
import dev.trainlight.iam.Statement;
import dev.trainlight.wizard.control.FailureView;
import dev.trainlight.wizard.control.Glyph;
import dev.trainlight.wizard.control.Icon;
import dev.trainlight.wizard.control.Signal;
import dev.trainlight.wizard.control.SignalMark;
import dev.trainlight.wizard.control.Wrapped;
import dev.trainlight.wizard.page.Surroundings;
import dev.trainlight.wizard.page.job.RolesModel.Abilities;
import dev.trainlight.wizard.text.Texts;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The selected role: who may assume it, its policies, and for each stage of a job whether the role would do. */
final class RoleDetails extends VBox {
    private final RolesModel model;
    private final Surroundings around;
    private final Texts texts;
    private final VBox content = new VBox();

    RoleDetails(RolesModel model, Surroundings around) {
        this.model = model;
        this.around = around;
        this.texts = around.texts();
        setId("role-details");
        getStyleClass().addAll("panel", "reading");
        content.getStyleClass().add("reading-content");
        ScrollPane scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().addAll("edge-to-edge", "page-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        FailureView failure = new FailureView(texts, around.desktop()::copy).on(Remedy.RETRY, model::again);
        failure.failureProperty().bind(model.failureProperty());
        getChildren().addAll(scroll, failure);
        model.abilitiesProperty().addListener((_, _, _) -> show());
        model.list().selectedProperty().addListener((_, _, _) -> show());
        model.failureProperty().addListener((_, _, _) -> show());
        model.stoppedProperty().addListener((_, _, _) -> show());
        texts.localeProperty().subscribe(_ -> show());
    }

    private void show() {
        RoleSummary role = model.list().selectedProperty().get();
        content.getChildren().clear();
        if (role == null) {
            VBox hint = new VBox(
                    new Icon(Glyph.KEY, "huge"),
                    Wrapped.label(texts.get("page.job.roles.choose"), "heading"),
                    Wrapped.label(texts.get("page.job.roles.choose.words"), "muted"));
            hint.getStyleClass().add("table-empty");
            hint.setAlignment(Pos.CENTER);
            content.getChildren().add(hint);
            return;
        }
        content.getChildren().add(Wrapped.label(role.name(), "heading"));
        role.description().ifPresent(words -> content.getChildren().add(Wrapped.label(words, "muted")));
        content.getChildren().add(facts(role));
        content.getChildren().add(Wrapped.label(texts.get("page.job.roles.can"), "heading"));
        Abilities abilities = model.abilitiesProperty().get();
        if (abilities != null && abilities.role().arn().equals(role.arn())) {
            content.getChildren().add(Wrapped.label(texts.get("page.job.roles.can.words"), "muted"));
            content.getChildren().addAll(stages(abilities));
        }
        if (model.stoppedProperty().get()) {
            Hyperlink again = new Hyperlink(texts.get("page.job.roles.look-again"));
            again.setId("role-again");
            again.setOnAction(_ -> model.again());
            content.getChildren().add(again);
        } else if (abilities == null && model.failureProperty().get() == null) {
            HBox line = new HBox(new SignalMark(Signal.CHECKING, 18), new Label(texts.get("page.job.roles.looking")));
            line.getStyleClass().add("icon-line");
            line.setAlignment(Pos.CENTER_LEFT);
            content.getChildren().add(line);
        }
    }

    private Node facts(RoleSummary role) {
        return new FactGrid(texts)
                .fact("page.job.roles.trust", Optional.of(trust(role.trustPolicy())))
                .fact("page.job.roles.created", role.created().map(around.formats()::date))
                .fact(
                        "page.job.roles.policies",
                        Optional.ofNullable(model.abilitiesProperty().get())
                                .filter(abilities -> abilities.role().arn().equals(role.arn()))
                                .flatMap(RoleDetails::policies));
    }

    private String trust(Slot<PolicyDocument> policy) {
        return switch (policy) {
            case Slot.Present<PolicyDocument>(PolicyDocument document) -> assumers(document);
            case Slot.None<PolicyDocument> _ -> texts.get("page.job.roles.trust-nobody");
            case Slot.Unknown<PolicyDocument> _ -> texts.get("page.job.roles.trust-unknown");
        };
    }

    private String assumers(PolicyDocument document) {
        String named = document.statements().stream()
                .filter(statement -> statement.effect() == Statement.Effect.ALLOW)
                .flatMap(statement -> statement.principal().stream())
                .flatMap(principal -> principal.everyone()
                        ? Stream.of(texts.get("page.job.roles.trust-everyone"))
                        : principal.entries().stream()
                                .map(entry -> entry.value().text()))
                .distinct()
                .collect(Collectors.joining("\n"));
        return named.isEmpty() ? texts.get("page.job.roles.trust-nobody") : named;
    }

    private static Optional<String> policies(Abilities abilities) {
        return abilities
                .evidence()
                .executionRole()
                .toOptional()
                .flatMap(role -> role.identityPolicies().toOptional())
                .map(list -> list.stream().map(NamedPolicy::name).collect(Collectors.joining("\n")))
                .filter(names -> !names.isEmpty());
    }

    private List<Node> stages(Abilities abilities) {
        return abilities.diagnosis().stages().stream().map(this::stage).toList();
    }

    private Node stage(StageResult result) {
        Label name = new Label(texts.get("stage." + result.stage().id()));
        name.getStyleClass().add("strong");
        name.setMinWidth(Region.USE_PREF_SIZE);
        Label word = Wrapped.label(
                texts.get("page.job.roles.stage." + result.status().id()), "muted");
        HBox line = new HBox(new SignalMark(signal(result.status()), 18), name, word);
        line.getStyleClass().add("icon-line");
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private static Signal signal(StageStatus status) {
        return switch (status) {
            case PASSED -> Signal.PASSED;
            case IN_PROGRESS -> Signal.IN_PROGRESS;
            case BLOCKED -> Signal.BLOCKED;
            case AT_RISK -> Signal.AT_RISK;
            case UNDETERMINED -> Signal.UNDETERMINED;
            case STOPPED -> Signal.STOPPED;
            case NOT_REACHED -> Signal.NOT_REACHED;
            case NOT_USED -> Signal.NOT_USED;
        };
    }
}
