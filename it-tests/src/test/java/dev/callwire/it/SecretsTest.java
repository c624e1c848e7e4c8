package dev.callwire.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import dev.callwire.annotation.NonBlocking;
import dev.callwire.annotation.RpcError;
import dev.callwire.annotation.RpcNotification;
import dev.callwire.annotation.RpcService;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** What goes wrong inside a server is told to its log and to nobody else. */
class SecretsTest {
    private static final String CANARY = "canary-4711";

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private ServerFixture fixture;
    private RawClient client;

    @RpcService("leaky")
    interface Leaky {
        int runtimeException();

        int error();

        int deep();

        int withCause();

        int undeclared();

        CompletionStage<Integer> failedStage();

        CompletionStage<Integer> wrappedFailedStage();

        CompletionStage<Integer> throwsBeforeItsStage();

        CompletionStage<Integer> noStage();

        @NonBlocking
        int onTheLoop();

        @NonBlocking
        CompletionStage<Integer> stageOnTheLoop();

        List<Trap> halfWritten(int good);

        CompletionStage<Trap> halfWrittenLater();

        Loop endless();

        int errorWithBadData() throws Trapped;

        String take(Even even);

        String takeNested(Holder holder);

        @RpcNotification
        void notification();
    }

    /** A value that cannot be written to its end. */
    static final class Trap {
        private final boolean sprung;

        Trap() {
            this(false);
        }

        Trap(boolean sprung) {
            this.sprung = sprung;
        }

        public int getFirst() {
            return 1;
        }

        public int getSecond() {
            if (sprung) {
                throw new IllegalStateException(CANARY);
            }
            return 2;
        }
    }

    /** A value that holds itself. */
    static final class Loop {
        public Loop getNext() {
            return this;
        }
    }

    /** A value that refuses odd numbers, in words that are not for strangers. */
    record Even(int number) {
        Even {
            if (number % 2 != 0) {
                throw new IllegalArgumentException(CANARY + " in " + Even.class);
            }
        }
    }

    record Holder(List<Even> evens) {}

    @RpcError(code = 3001)
    static final class Trapped extends Exception {
        private static final long serialVersionUID = 1;
        private final transient Trap trap;

        Trapped(Trap trap) {
            super("trapped");
            this.trap = trap;
        }

        public Trap trap() {
            return trap;
        }
    }

    private static final class LeakyService implements Leaky {
        @Override
        public int runtimeException() {
            throw new IllegalStateException(CANARY);
        }

        @Override
        public int error() {
            throw new AssertionError(CANARY);
        }

        @Override
        @SuppressWarnings("InfiniteRecursion") // until the stack is full
        public int deep() {
            return deep() + 1;
        }

        @Override
        public int withCause() {
            throw new IllegalStateException(new SQLException(CANARY));
        }

        @Override
        public int undeclared() {
            throw LeakyService.<RuntimeException>sneaky(new Exception(CANARY));
        }

        @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
        private static <X extends Throwable> X sneaky(Throwable thrown) throws X {
            throw (X) thrown;
        }

        @Override
        public CompletionStage<Integer> failedStage() {
            return CompletableFuture.failedFuture(new IllegalStateException(CANARY));
        }

        @Override
        public CompletionStage<Integer> wrappedFailedStage() {
            return CompletableFuture.failedFuture(new CompletionException(CANARY, new IllegalStateException(CANARY)));
        }

        @Override
        public CompletionStage<Integer> throwsBeforeItsStage() {
            throw new IllegalStateException(CANARY);
        }

        @Override
        @SuppressWarnings("NullAway")
        public CompletionStage<Integer> noStage() {
            return null;
        }

        @Override
        public int onTheLoop() {
            throw new IllegalStateException(CANARY);
        }

        @Override
        public CompletionStage<Integer> stageOnTheLoop() {
            return failedStage();
        }

        @Override
        public List<Trap> halfWritten(int good) {
            var traps = new ArrayList<Trap>();
            for (int i = 0; i < good; i++) {
                traps.add(new Trap(false));
            }
            traps.add(new Trap(true));
            return traps;
        }

        @Override
        public CompletionStage<Trap> halfWrittenLater() {
            return CompletableFuture.supplyAsync(() -> new Trap(true));
        }

        @Override
        public Loop endless() {
            return new Loop();
        }

        @Override
        public int errorWithBadData() throws Trapped {
            throw new Trapped(new Trap(true));
        }

        @Override
        public String take(Even even) {
            return even.toString();
        }

        @Override
        public String takeNested(Holder holder) {
            return holder.toString();
        }

        @Override
        public void notification() {
            throw new IllegalStateException(CANARY);
        }
    }

    @BeforeEach
    void start() {
        log.start();
        root.addAppender(log);
        fixture = new ServerFixture(ServerFixture.serving(Leaky.class, new LeakyService()));
        client = RawClient.connect(fixture.server());
    }

    @AfterEach
    void close() {
        client.close();
        fixture.close();
        root.detachAppender(log);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "runtimeException",
                "error",
                "deep",
                "withCause",
                "undeclared",
                "failedStage",
                "wrappedFailedStage",
                "throwsBeforeItsStage",
                "noStage",
                "onTheLoop",
                "stageOnTheLoop",
                "errorWithBadData"
            })
    void unexpectedFailureIsAnInternalErrorAndNothingMore(String method) {
        var error = error(Json.call("1", "leaky." + method, "[]"));

        assertThat(error.path("code").asInt()).isEqualTo(-32603);
        assertThat(error.path("message").asText()).isEqualTo("Internal error");
        assertThat(isLoggedOnceWith(error.path("data").path("reference").asText()))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 1000})
    void resultThatCannotBeWrittenToItsEndIsOneError(int good) {
        var error = error(Json.call("1", "leaky.halfWritten", "[" + good + "]"));

        assertThat(error.path("code").asInt()).isEqualTo(-32003);
        assertThat(isLoggedOnceWith(error.path("data").path("reference").asText()))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"halfWrittenLater", "endless"})
    void otherResultsThatCannotBeWrittenAreToo(String method) {
        assertThat(error(Json.call("1", "leaky." + method, "[]")).path("code").asInt())
                .isEqualTo(-32003);
    }

    @Test
    void sameInABatchLeavesTheOtherAnswersWhole() {
        client.send(
                "[" + Json.call("1", "leaky.halfWritten", "[5]") + "," + Json.call("2", "leaky.take", "[{'number':2}]")
                        + "," + Json.call("3", "leaky.errorWithBadData", "[]") + "]");

        var text = client.nextText();
        assertThat(text).doesNotContain(CANARY);
        var answers = Json.tree(text);
        assertThat(answers).hasSize(3);
        assertThat(answers.findValuesAsText("code")).containsExactlyInAnyOrder("-32003", "-32603");
        assertThat(answers.findValuesAsText("result")).hasSize(1);
        client.answersNext();
    }

    @ParameterizedTest
    @ValueSource(strings = {"take [{'number':3}]", "takeNested {'holder':{'evens':[{'number':2},{'number':3}]}}"})
    void valueThatRefusesItsComponentsIsNamedAndItsWordsKept(String call) {
        var words = call.split(" ", -1);
        var error = error(Json.call("1", "leaky." + words[0], words[1]));

        assertThat(error.path("code").asInt()).isEqualTo(-32602);
        assertThat(error.path("message").asText()).contains(words[0].equals("take") ? "even" : "holder.evens[1]");
    }

    @Test
    void failureOfANotificationIsLoggedAndNotAnswered() {
        client.send(Json.notification("leaky.notification", "[]"));

        await().until(() -> !errors().isEmpty());
        assertThat(errors())
                .singleElement()
                .satisfies(event ->
                        assertThat(event.getThrowableProxy().getMessage()).isEqualTo(CANARY));
        client.answersNext();
    }

    private JsonNode error(String call) {
        client.send(call);
        var text = client.nextText();
        assertThat(text).doesNotContain(CANARY, "Trap", "SQL", "\\tat ", "StackOverflow");
        var answer = Json.tree(text);
        assertThat(answer.path("id").asInt()).isEqualTo(1);
        assertThat(answer.has("result")).isFalse();
        client.answersNext();
        return answer.path("error");
    }

    private boolean isLoggedOnceWith(String reference) {
        return !reference.isEmpty()
                && errors().stream()
                                .filter(event -> event.getFormattedMessage().contains(reference)
                                        && event.getThrowableProxy() != null)
                                .count()
                        == 1;
    }

    private List<ILoggingEvent> errors() {
        return List.copyOf(log.list).stream()
                .filter(event -> event.getLevel() == Level.ERROR)
                .toList();
    }
}
