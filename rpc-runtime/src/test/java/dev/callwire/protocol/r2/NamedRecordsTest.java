package dev.callwire.protocol.r2;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NamedRecordsTest {
    private static final long EXPIRY = 10;

    private long now = Long.MAX_VALUE - 5; // it overflows while a test runs
    private final NamedRecords records =
            new NamedRecords(2, EXPIRY, () -> now, () -> new AnswerRecord(1, 1, new Repeats(), new LeftBehind(1)));

    @Test
    void clientHasOneRecordOverAllItsConnections() {
        var first = records.of("a");
        var second = records.of("a");
        records.left(first);
        records.left(second);

        assertThat(second.record()).isSameAs(first.record());
        assertThat(records.of("a").record()).isSameAs(first.record());
        assertThat(records.of("b").record()).isNotSameAs(first.record());
    }

    @Test
    void clientThatIsConnectedOutlivesAnyNumberOfThoseThatLeave() {
        var page = records.of("page").record();

        for (int i = 0; i < 10; i++) {
            records.left(records.of("other" + i));
        }

        assertThat(records.of("page").record()).isSameAs(page);
    }

    @Test
    void clientThatHasBeenGoneForLongestIsForgottenFirst() {
        var early = records.of("early");
        var late = records.of("late");
        records.left(late);
        records.left(early);

        records.of("new");

        assertThat(records.of("early").record()).isSameAs(early.record());
        assertThat(records.of("late").record()).isNotSameAs(late.record());
    }

    @Test
    void clientIsHereUntilItsLastConnectionEnds() {
        var page = records.of("page");
        records.of("page");
        records.left(page);
        records.left(records.of("other"));

        records.of("new");

        assertThat(records.of("page").record()).isSameAs(page.record());
    }

    @Test
    void clientThatIsConnectedIsForgottenOnlyWhenAllAre() {
        var first = records.of("first").record();
        var second = records.of("second").record();

        var third = records.of("third").record();

        assertThat(records.of("third").record()).isSameAs(third);
        assertThat(records.of("second").record()).isSameAs(second);
        assertThat(records.of("first").record()).isNotSameAs(first);
    }

    @Test
    void clientThatWasForgottenWhileConnectedTakesNothingWithItWhenItLeaves() {
        var forgotten = records.of("a");
        records.of("b");
        records.of("c");
        var again = records.of("a");

        records.left(forgotten);
        records.left(records.of("d"));
        now += EXPIRY;

        assertThat(records.of("a").record()).isSameAs(again.record());
    }

    @Test
    void clientThatIsGoneIsForgottenAfterATime() {
        var client = records.of("a");
        records.left(client);

        now += EXPIRY - 1;
        var inTime = records.of("a");
        assertThat(inTime.record()).isSameAs(client.record());
        records.left(inTime);

        now += EXPIRY;
        assertThat(records.of("a").record()).isNotSameAs(client.record());
    }

    @Test
    void whatHasExpiredIsForgottenWhoeverConnects() {
        records.left(records.of("a"));
        now += EXPIRY;

        records.of("b");

        assertThat(records.size()).isEqualTo(1);
    }

    @Test
    void clientThatIsConnectedDoesNotExpire() {
        var client = records.of("a").record();

        now += 10 * EXPIRY;

        assertThat(records.of("a").record()).isSameAs(client);
    }
}
