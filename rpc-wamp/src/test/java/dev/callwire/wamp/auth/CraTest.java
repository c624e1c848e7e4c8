package dev.callwire.wamp.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.callwire.json.JsonSlice;
import dev.callwire.wamp.message.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CraTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final SharedSecret SALTED = SharedSecret.salted("salty-secret", "salt123", 1000, 32);
    private static final KnownPrincipals USERS = KnownPrincipals.of(
            Principal.of("joe", "user", SharedSecret.of("joe-secret")), Principal.of("salty", "user", SALTED));
    private static final AuthMethods METHODS = AuthMethods.of(AuthMethod.wampCra(USERS, Decoys.random()));

    private static Peer peer(String authid) {
        return Peer.of(METHODS).hello(",\"authid\":\"" + authid + "\",\"authmethods\":[\"wampcra\"]");
    }

    private static ClientHandshake client(String authid, String secret) throws AuthenticationException {
        return ClientAuthentication.builder(authid).wampCra(secret).build().begin(ChannelBinding.NONE);
    }

    private static Message.Challenge challenge(String extra) {
        return new Message.Challenge("wampcra", JsonSlice.of(extra));
    }

    @Test
    void challengeSaysWhoTheClientIsGoingToBe() throws IOException {
        var extra = MAPPER.readTree(peer("joe").challenge().extra().toString());
        var challenge = MAPPER.readTree(extra.get("challenge").asText());

        assertThat(extra.size()).isEqualTo(1);
        assertThat(challenge.get("authid").asText()).isEqualTo("joe");
        assertThat(challenge.get("authrole").asText()).isEqualTo("user");
        assertThat(challenge.get("authmethod").asText()).isEqualTo("wampcra");
        assertThat(challenge.get("authprovider").asText()).isEqualTo("static");
        assertThat(challenge.get("nonce").asText()).hasSize(32);
        assertThat(Instant.parse(challenge.get("timestamp").asText()))
                .isBefore(Instant.now().plusSeconds(1));
        assertThat(challenge.get("session").isIntegralNumber()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"joe, joe-secret", "salty, salty-secret"})
    void secretLetsInToTheSessionOfTheChallenge(String authid, String secret) throws Exception {
        var handshake = client(authid, secret);
        var peer = Peer.of(METHODS).hello(handshake);
        var challenge = peer.challenge();
        var welcome = peer.says(handshake.answer(challenge)).welcome();

        handshake.check(welcome);
        var text =
                MAPPER.readTree(challenge.extra().toString()).get("challenge").asText();
        assertThat(MAPPER.readTree(text).get("session").asLong()).isEqualTo(welcome.session());
        assertThat(welcome.details().toString()).contains("\"authmethod\":\"wampcra\"");
    }

    @ParameterizedTest
    @CsvSource({"joe, nope", "salty, nope", "nobody, joe-secret"})
    void wrongSecretDoesNot(String authid, String secret) throws AuthenticationException {
        Peer.of(METHODS).joins(client(authid, secret)).isDenied();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "joe-secret", "AAAA", "\u00e4"})
    void whatIsNoSignatureDoesNot(String signature) {
        var peer = peer("joe");
        peer.challenge();

        peer.says("[5,\"" + signature + "\",{}]").isDenied();
    }

    @Test
    void signatureIsOfUseOnce() throws AuthenticationException {
        var first = peer("joe");
        var answer = client("joe", "joe-secret").answer(first.challenge());
        var second = peer("joe");
        second.challenge();

        second.says(answer).isDenied();
        assertThat(first.says(answer).next()).startsWith("[2,");
    }

    @Test
    void unknownUsersLookLikeThoseThatThereAre() throws IOException {
        var salted = AuthMethods.of(AuthMethod.wampCra(
                USERS, Decoys.of(new byte[] {1}).withSalting(1000, 32).withIdentity("user", "static")));
        var hello = ",\"authid\":\"nobody\",\"authmethods\":[\"wampcra\"]";
        var known = MAPPER.readTree(peer("salty").challenge().extra().toString());
        var unknown =
                MAPPER.readTree(Peer.of(salted).hello(hello).challenge().extra().toString());
        var again =
                MAPPER.readTree(Peer.of(salted).hello(hello).challenge().extra().toString());

        assertThat(unknown.fieldNames()).toIterable().containsExactlyElementsOf(() -> known.fieldNames());
        assertThat(unknown.get("iterations")).isEqualTo(known.get("iterations"));
        assertThat(unknown.get("salt")).isEqualTo(again.get("salt"));
        assertThat(unknown.get("challenge")).isNotEqualTo(again.get("challenge"));
        var challenge = MAPPER.readTree(unknown.get("challenge").asText());
        assertThat(challenge.get("authid").asText()).isEqualTo("nobody");
        assertThat(challenge.get("authrole").asText()).isEqualTo("user");
    }

    @Test
    void derivedKeyIsAllThatIsKept() throws AuthenticationException {
        var kept = SharedSecret.derived(SALTED.key(), "salt123", 1000, 32);
        var methods = AuthMethods.of(
                AuthMethod.wampCra(KnownPrincipals.of(Principal.of("salty", "user", kept)), Decoys.random()));

        assertThat(Peer.of(methods).joins(client("salty", "salty-secret")).next())
                .startsWith("[2,");
    }

    /** Connections that ask for a realm with WAMP-CRA, of the transcript of a popular client. */
    @ParameterizedTest
    @CsvSource({"11, joe, joe-secret, true", "12, salty, salty-secret, true", "13, joe, joe-secret, false"})
    void popularClientSignsTheSame(int connection, String authid, String secret, boolean isRight) throws Exception {
        JsonNode challenge = null;
        JsonNode answer = null;
        for (var line : Files.readAllLines(Path.of("src/test/resources/wamp/autobahn.jsonl"))) {
            var entry = MAPPER.readTree(line);
            if (entry.get("conn").asInt() == connection && entry.has("text")) {
                var message = MAPPER.readTree(entry.get("text").asText());
                challenge = message.get(0).asInt() == 4 ? message : challenge;
                answer = message.get(0).asInt() == 5 ? message : answer;
            }
        }
        assertThat(challenge).isNotNull();
        assertThat(answer).isNotNull();

        var ours = client(authid, secret).answer(challenge(challenge.get(2).toString()));

        assertThat(ours.signature().equals(answer.get(1).asText())).isEqualTo(isRight);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}| A challenge of wampcra has something to sign",
                "{\"challenge\":null}| A challenge of wampcra has something to sign",
                "{\"challenge\":\"c\",\"salt\":\"s\",\"iterations\":0,\"keylen\":32}"
                        + "| A salted challenge of wampcra has a salt, iterations, and a keylen of 16 to 64",
                "{\"challenge\":\"c\",\"salt\":\"s\",\"iterations\":1000,\"keylen\":65}"
                        + "| A salted challenge of wampcra has a salt, iterations, and a keylen of 16 to 64",
                "{\"challenge\":\"c\",\"salt\":\"\",\"iterations\":1000,\"keylen\":32}"
                        + "| A salted challenge of wampcra has a salt, iterations, and a keylen of 16 to 64",
                "{\"challenge\":\"c\",\"salt\":\"s\",\"iterations\":999,\"keylen\":32}"
                        + "| The router asks for 999 iterations; acceptable are 1000 to 1000000",
                "{\"challenge\":\"c\",\"salt\":\"s\",\"iterations\":2147483647,\"keylen\":32}"
                        + "| The router asks for 2147483647 iterations; acceptable are 1000 to 1000000",
                "{\"challenge\":\"c\",\"challenge\":\"d\"}| challenge occurs once in what goes along with a proof",
            })
    void challengeThatIsNoneIsNotAnswered(String extra, String words) {
        assertThatExceptionOfType(AuthenticationException.class)
                .isThrownBy(() -> client("joe", "joe-secret").answer(challenge(extra)))
                .withMessage(words);
    }

    @Test
    void memberOfAnotherKindIsNotAnswered() {
        assertThatExceptionOfType(AuthenticationException.class)
                .isThrownBy(() -> client("joe", "joe-secret").answer(challenge("{\"challenge\":1}")))
                .withMessageStartingWith("What goes along with a proof is as specified. Expected a string");
    }

    @Test
    void clientAnswersOnceAndWhatItOffered() throws AuthenticationException {
        var handshake = client("joe", "joe-secret");

        assertThatExceptionOfType(AuthenticationException.class)
                .isThrownBy(() -> handshake.answer(new Message.Challenge("ticket", JsonSlice.of("{}"))))
                .withMessage("The router asks for a proof by a method that was not offered")
                .satisfies(e -> assertThat(e.reason()).isEqualTo("wamp.error.authentication_failed"));
        handshake.answer(challenge("{\"challenge\":\"c\"}"));
        assertThatExceptionOfType(AuthenticationException.class)
                .isThrownBy(() -> handshake.answer(challenge("{\"challenge\":\"c\"}")))
                .withMessage("The router asks for a second proof");
    }

    @Test
    void secretsAreNotEmpty() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SharedSecret.of(""))
                .withMessage("A secret is not empty");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SharedSecret.salted("s", "", 1, 1))
                .withMessage("A salt is not empty, and a key takes at least one iteration and one byte");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClientAuthentication.builder("joe").wampCra(""))
                .withMessage("A secret is not empty");
    }
}
