package dev.callwire.wamp.router;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwire.json.JsonSlice;
import dev.callwire.wamp.message.Match;
import dev.callwire.wamp.message.Message;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What whoever has a session hears of it, and says. */
class SessionOwnerTest extends RouterTest {
    private static final Refusal REFUSAL = new Refusal("com.refused", "why");

    private final List<String> heard = new ArrayList<>();
    private final List<String> frames = new ArrayList<>();
    private @Nullable CompletableFuture<@Nullable Refusal> answer;

    private final RouterSession session = router.open(
            new Outbox() {
                @Override
                public void send(byte[] utf8, int offset, int length) {
                    frames.add(new String(utf8, offset, length, StandardCharsets.UTF_8));
                }

                @Override
                public void close() {
                    heard.add("closed");
                }
            },
            new Owner());

    private final class Owner implements SessionOwner {
        @Override
        public void joined(Realm realm, long session, Identity identity) {
            heard.add("joined " + realm.name() + " as " + identity.authrole());
        }

        @Override
        public @Nullable CompletableFuture<@Nullable Refusal> ask(Message.Request request) {
            heard.add("asked " + request.type());
            return answer;
        }

        @Override
        public void subscribed(String uri, Match match) {
            heard.add("subscribed " + match + " " + uri);
        }

        @Override
        public void unsubscribed(String uri, Match match) {
            heard.add("unsubscribed " + match + " " + uri);
        }
    }

    private @Nullable CompletableFuture<Runnable> says(String frame) {
        return session.receive(JsonSlice.of(frame));
    }

    private void isLetIn() {
        var roles = "{\"caller\":{\"features\":{\"progressive_call_invocations\":true}},\"callee\":{},\"publisher\":{},"
                + "\"subscriber\":{}}";
        assertThat(says("[1,\"realm1\",{\"roles\":" + roles + "}]")).isNull();
        frames.clear();
    }

    @Test
    void hearsThatItsClientIsIn() {
        isLetIn();

        assertThat(heard).containsExactly("joined realm1 as anonymous");
    }

    @Test
    void hearsOfSubscriptionsToTheirEnd() {
        isLetIn();
        says("[32,1,{},\"com.a\"]");
        says("[32,2,{\"match\":\"prefix\"},\"com\"]");
        says("[32,3,{},\"com.a\"]");
        says("[34,4,1]");
        session.disconnected();

        assertThat(heard)
                .filteredOn(line -> line.contains("subscribed"))
                .containsExactly(
                        "subscribed EXACT com.a",
                        "subscribed PREFIX com",
                        "unsubscribed EXACT com.a",
                        "unsubscribed PREFIX com");
    }

    @Test
    void refusesWhatIsAskedFor() {
        isLetIn();
        answer = CompletableFuture.completedFuture(REFUSAL);

        says("[64,1,{},\"com.a\"]");
        says("[32,2,{},\"com.a\"]");
        says("[16,3,{},\"com.a\"]");
        says("[16,4,{\"acknowledge\":true},\"com.a\"]");
        says("[48,5,{\"progress\":true},\"com.a\"]");
        says("[48,5,{},\"com.a\"]");

        assertThat(frames)
                .containsExactly(
                        "[8,64,1,{},\"com.refused\",[\"why\"]]",
                        "[8,32,2,{},\"com.refused\",[\"why\"]]",
                        "[8,16,4,{},\"com.refused\",[\"why\"]]",
                        "[8,48,5,{},\"com.refused\",[\"why\"]]");
    }

    @Test
    void mayAnswerLater() {
        isLetIn();
        answer = new CompletableFuture<>();

        var decision = says("[32,1,{},\"com.a\"]");
        assertThat(decision).isNotNull().isNotDone();
        answer.complete(null);
        assertThat(frames).isEmpty();
        decision.join().run();

        assertThat(frames).containsExactly("[33,1,1]");
    }

    @Test
    void thatFailsRefuses() {
        isLetIn();
        answer = CompletableFuture.failedFuture(new IllegalStateException("secret"));

        says("[32,1,{},\"com.a\"]");

        assertThat(frames)
                .containsExactly("[8,32,1,{},\"wamp.error.authorization_failed\",[\"Authorization has failed\"]]");
    }

    @Test
    void isNotAskedAboutWhatIsAgainstTheProtocol() {
        isLetIn();

        says("[32,7,{},\"com.a\"]");

        assertThat(heard).containsExactly("joined realm1 as anonymous", "closed");
        assertThat(frames).hasSize(1).first().asString().contains("wamp.error.protocol_violation");
    }

    @Test
    void dismissesItsClient() {
        isLetIn();

        session.dismiss("wamp.close.system_shutdown", "soon");

        assertThat(frames).containsExactly("[6,{\"message\":\"soon\"},\"wamp.close.system_shutdown\"]");
        says("[6,{},\"wamp.close.goodbye_and_out\"]");
        assertThat(heard).endsWith("closed");
    }

    @Test
    void dismissesOneThatIsNotIn() {
        session.dismiss("wamp.close.system_shutdown", "soon");

        assertThat(frames).containsExactly("[3,{\"message\":\"soon\"},\"wamp.close.system_shutdown\"]");
        assertThat(heard).containsExactly("closed");
    }

    @Test
    void abortsASession() {
        isLetIn();

        session.abort("com.enough", "enough");

        assertThat(frames).containsExactly("[3,{\"message\":\"enough\"},\"com.enough\"]");
        assertThat(heard).endsWith("closed");
    }
}
