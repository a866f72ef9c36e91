package dev.trainlight.iam;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;

/** Reads the numbers and dates of conditions. */
final class Scalars {
    /** Longer texts are no numbers that anybody meant; comparing them would take long. */
    private static final int MAX_DIGITS = 64;

    /** The profile of ISO 8601 that the W3C describes: a year, with a month, with a day, with a time and its zone. */
    private static final DateTimeFormatter ISO = new DateTimeFormatterBuilder()
            .appendValue(ChronoField.YEAR, 4)
            .optionalStart()
            .appendLiteral('-')
            .appendValue(ChronoField.MONTH_OF_YEAR, 2)
            .optionalStart()
            .appendLiteral('-')
            .appendValue(ChronoField.DAY_OF_MONTH, 2)
            .optionalStart()
            .appendLiteral('T')
            .appendValue(ChronoField.HOUR_OF_DAY, 2)
            .appendLiteral(':')
            .appendValue(ChronoField.MINUTE_OF_HOUR, 2)
            .optionalStart()
            .appendLiteral(':')
            .appendValue(ChronoField.SECOND_OF_MINUTE, 2)
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .optionalEnd()
            .optionalStart()
            .appendOffset("+HH:MM", "Z")
            .optionalEnd()
            .optionalStart()
            .appendOffset("+HHMM", "Z")
            .optionalEnd()
            .optionalEnd()
            .optionalEnd()
            .optionalEnd()
            .toFormatter(java.util.Locale.ROOT);

    private Scalars() {}

    /** A decimal number, or null. */
    static BigDecimal decimal(String text) {
        if (text.isEmpty() || text.length() > MAX_DIGITS) {
            return null;
        }
        int i = text.charAt(0) == '-' || text.charAt(0) == '+' ? 1 : 0;
        int digits = 0;
        int points = 0;
        for (; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                digits++;
            } else if (c == '.') {
                points++;
            } else {
                return null;
            }
        }
        return digits == 0 || points > 1 ? null : new BigDecimal(text);
    }

    /** The seconds since 1970 of a date in ISO 8601 or of an epoch time, or null. Four digits are a year. */
    static BigDecimal epochSeconds(String text) {
        if (text.length() != 4) {
            BigDecimal seconds = decimal(text);
            if (seconds != null) {
                return seconds;
            }
        }
        if (text.length() > MAX_DIGITS) {
            return null;
        }
        try {
            TemporalAccessor parsed = ISO.parse(text);
            LocalDate date = LocalDate.of(
                    parsed.get(ChronoField.YEAR),
                    parsed.isSupported(ChronoField.MONTH_OF_YEAR) ? parsed.get(ChronoField.MONTH_OF_YEAR) : 1,
                    parsed.isSupported(ChronoField.DAY_OF_MONTH) ? parsed.get(ChronoField.DAY_OF_MONTH) : 1);
            LocalTime time = parsed.query(TemporalQueries.localTime());
            ZoneOffset offset = parsed.query(TemporalQueries.offset());
            LocalDateTime local = date.atTime(time == null ? LocalTime.MIDNIGHT : time);
            return BigDecimal.valueOf(local.toEpochSecond(offset == null ? ZoneOffset.UTC : offset))
                    .add(BigDecimal.valueOf(local.getNano(), 9));
        } catch (DateTimeException _) {
            return null;
        }
    }
}
