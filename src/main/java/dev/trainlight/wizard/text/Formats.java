package dev.trainlight.wizard.text;

import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Dates, times, durations and numbers as people of the chosen language write them. */
public final class Formats {
    private final Texts texts;
    private final ZoneId zone;

    /** Formats in the language of the texts, times in that zone. */
    public Formats(Texts texts, ZoneId zone) {
        this.texts = texts;
        this.zone = zone;
    }

    /** A time as one says it: "2 minutes ago", "today 16:42", "yesterday 16:42", or the date. */
    public String relative(Instant when, Instant now) {
        long seconds = Duration.between(when, now).toSeconds();
        ZonedDateTime local = when.atZone(zone);
        LocalDate today = now.atZone(zone).toLocalDate();
        if (seconds >= 0 && seconds < 60) {
            return texts.get("time.now");
        }
        if (seconds >= 0 && seconds < 3600) {
            return texts.get("time.minutes-ago", seconds / 60);
        }
        String clock = DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
                .withLocale(locale())
                .format(local);
        long days = ChronoUnit.DAYS.between(local.toLocalDate(), today);
        if (days == 0) {
            return texts.get("time.today", clock);
        }
        if (days == 1) {
            return texts.get("time.yesterday", clock);
        }
        if (days == -1) {
            return texts.get("time.tomorrow", clock);
        }
        if (days > 1 && days < 7) {
            return texts.get(
                    "time.weekday",
                    DateTimeFormatter.ofPattern("EEEE", locale()).format(local),
                    clock);
        }
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(locale())
                .format(local);
    }

    /** A day as one says it, without the time: "today", "yesterday", "Friday", or the date. */
    public String day(Instant when, Instant now) {
        long days = ChronoUnit.DAYS.between(
                when.atZone(zone).toLocalDate(), now.atZone(zone).toLocalDate());
        if (days == 0) {
            return texts.get("time.day.today");
        }
        if (days == 1) {
            return texts.get("time.day.yesterday");
        }
        if (days > 1 && days < 7) {
            return DateTimeFormatter.ofPattern("EEEE", locale()).format(when.atZone(zone));
        }
        return date(when);
    }

    /** The date. */
    public String date(Instant when) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(locale())
                .format(when.atZone(zone));
    }

    /** Date and time to the second, with the zone. */
    public String exact(Instant when) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.LONG)
                .withLocale(locale())
                .format(when.atZone(zone));
    }

    /** Hours and minutes. */
    public String clock(Instant when) {
        return DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
                .withLocale(locale())
                .format(when.atZone(zone));
    }

    /** A length of time in its two largest units: "3 min 12 s". */
    public String duration(Duration length) {
        Duration positive = length.isNegative() ? Duration.ZERO : length;
        if (positive.toDays() > 0) {
            return texts.get("time.days-hours", positive.toDays(), positive.toHoursPart());
        }
        if (positive.toHours() > 0) {
            return texts.get("time.hours-minutes", positive.toHours(), positive.toMinutesPart());
        }
        if (positive.toMinutes() > 0) {
            return texts.get("time.minutes-seconds", positive.toMinutes(), positive.toSecondsPart());
        }
        return texts.get("time.seconds", positive.toSeconds());
    }

    /** A countdown: "4:07". */
    public String countdown(Duration left) {
        Duration positive = left.isNegative() ? Duration.ZERO : left;
        return "%d:%02d".formatted(positive.toMinutes(), positive.toSecondsPart());
    }

    /** A whole number with the language's separators. */
    public String number(long number) {
        return NumberFormat.getIntegerInstance(locale()).format(number);
    }

    /** An account id in three groups, as AWS's console writes it; anything else as it is. */
    public static String account(String id) {
        return id.matches("\\d{12}") ? id.substring(0, 4) + "-" + id.substring(4, 8) + "-" + id.substring(8) : id;
    }

    /** The language now. */
    public Locale locale() {
        return texts.locale();
    }
}
