package dev.callwire.wamp.auth;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.callwire.json.JsonSlice;
import dev.callwire.wamp.message.Message;
import dev.callwire.wamp.router.Admission;
import dev.callwire.wamp.router.Authenticator;
import dev.callwire.wamp.router.Identity;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScramTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final byte[] SALT = Base64.getDecoder().decode("W22ZaJ0SNY7soEsUEjb6gQ==");
    private static final Kdf PBKDF2 = Kdf.pbkdf2(4096);
    private static final Kdf ARGON2 = Kdf.argon2id13(4, 4096);
    private static final KnownPrincipals USERS = KnownPrincipals.of(
            Principal.of("user", "frontend", ScramKeys.of("pencil", PBKDF2, SALT)),
            Principal.of("argon", "frontend", ScramKeys.of("pencil", ARGON2)),
            Principal.of("a,b=c", "frontend", ScramKeys.of("\u00aa\u00adx", PBKDF2)));
    private static final AuthMethods METHODS = AuthMethods.of(AuthMethod.wampScram(USERS, Decoys.random()));
    private static final String NONCE = "rOprNGfwEbeRWgbNEkqO";

    private static ClientHandshake client(String authid, String password) throws AuthenticationException {
        return ClientAuthentication.builder(authid).wampScram(password).build().begin(ChannelBinding.NONE);
    }

    private static Terms terms() {
        return new Terms(KdfLimits.DEFAULTS, Set.of(), BoundChannel.NONE);
    }

    private static JsonNode extra(Message.Challenge challenge) throws IOException {
        return MAPPER.readTree(challenge.extra().toString());
    }

    /** The vector of RFC 7677, which the specification quotes. */
    @Test
    void publishedVectorHolds() throws AuthenticationException {
        var answer = new ScramAnswer("user", "pencil", terms(), NONCE);
        var nonce = NONCE + "%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0";
        var message = answer.answer(Extra.read(JsonSlice.of("{\"nonce\":\"" + nonce
                + "\",\"salt\":\"W22ZaJ0SNY7soEsUEjb6gQ==\",\"kdf\":\"pbkdf2\",\"iterations\":4096,\"memory\":null}")));

        assertThat(message.signature()).isEqualTo("dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=");
        answer.check(Extra.read(JsonSlice.of("{\"verifier\":\"v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=\"}")));

        var authMessage = new ScramExchange("user", NONCE, nonce, BoundChannel.NONE).authMessage(SALT, 4096);
        var keys = ScramKeys.of("pencil", PBKDF2, SALT);
        assertThat(keys.accepts(Base64.getDecoder().decode(message.signature()), authMessage))
                .isTrue();
        assertThat(keys.signature(authMessage)).isEqualTo("6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=");
    }

    @ParameterizedTest
    @CsvSource({"user, pencil", "argon, pencil", "'a,b=c', ax"})
    void passwordLetsInAndTheRouterProvesThatItKnewIt(String authid, String password) throws AuthenticationException {
        var handshake = client(authid, password);
        var welcome = Peer.of(METHODS).joins(handshake).welcome();

        handshake.check(welcome);
        assertThat(welcome.details().toString()).contains("\"authmethod\":\"wamp-scram\"", "\"verifier\":\"v=");
    }

    @ParameterizedTest
    @CsvSource({"user, nope", "argon, nope", "nobody, pencil"})
    void wrongPasswordDoesNot(String authid, String password) throws AuthenticationException {
        Peer.of(METHODS).joins(client(authid, password)).isDenied();
    }

    @Test
    void whatIsPreparedAlikeIsAlike() throws AuthenticationException {
        // A ligature, a soft hyphen, a space that is none.
        var users = KnownPrincipals.of(Principal.of("fine user", "frontend", ScramKeys.of("x y", PBKDF2)));
        var methods = AuthMethods.of(AuthMethod.wampScram(users, Decoys.random()));
        var handshake = client("\ufb01ne\u00a0user", "x\u00ad\u2003y");

        assertThat(handshake.authid()).isEqualTo("fine user");
        handshake.check(Peer.of(methods).joins(handshake).welcome());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\u00ad", "a\u0007", "\u2028", "\ue000", "\u0627\u0031", "\u0627a\u0627", "\ufffd"})
    void whatCannotBePreparedIsRefused(String password) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClientAuthentication.builder("joe").wampScram(password));
        assertThatIllegalArgumentException().isThrownBy(() -> ScramKeys.of(password, PBKDF2));
    }

    @Test
    void letterOfOneDirectionIsPrepared() {
        assertThat(SaslPrep.prepare("\u0627\u0031\u0628")).isEqualTo("\u0627\u0031\u0628");
        assertThat(SaslPrep.prepare("USER \u2168")).isEqualTo("USER IX");
    }

    @Test
    void challengeBeginsWithTheClientsNonce() throws IOException {
        var peer = Peer.of(METHODS)
                .hello(",\"authid\":\"user\",\"authmethods\":[\"wamp-scram\"],\"authextra\":{\"nonce\":\"" + NONCE
                        + "\",\"channel_binding\":null}");
        var extra = extra(peer.challenge());

        assertThat(extra.get("nonce").asText()).startsWith(NONCE).hasSize(NONCE.length() + 24);
        assertThat(extra.get("salt").asText()).isEqualTo("W22ZaJ0SNY7soEsUEjb6gQ==");
        assertThat(extra.get("kdf").asText()).isEqualTo("pbkdf2");
        assertThat(extra.get("iterations").asInt()).isEqualTo(4096);
        assertThat(extra.has("memory")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "{\"nonce\":null}", "{\"nonce\":\"\"}", "{\"nonce\":\"a,b\"}", "{\"nonce\":\"\\u00e4\"}"})
    void helloHasANonce(String authextra) {
        Peer.of(METHODS)
                .hello(",\"authid\":\"user\",\"authmethods\":[\"wamp-scram\"],\"authextra\":" + authextra)
                .isRefused(
                        "wamp.error.authentication_required",
                        "wamp-scram needs a nonce in authextra, of at most 256 printable characters without commas");
    }

    @Test
    void helloHasAnAuthid() {
        Peer.of(METHODS)
                .hello(",\"authmethods\":[\"wamp-scram\"]")
                .isRefused("wamp.error.authentication_required", "wamp-scram needs an authid");
    }

    @Test
    void extraOfAnotherKindIsAViolation() {
        var peer = Peer.of(METHODS)
                .hello(",\"authid\":\"user\",\"authmethods\":[\"wamp-scram\"],\"authextra\":{\"nonce\":1}");

        assertThat(peer.next()).contains("wamp.error.protocol_violation");
        assertThat(peer.isClosed()).isTrue();
    }

    @Test
    void unknownUserLooksLikeOneThatThereIs() throws IOException {
        var decoys = Decoys.of(new byte[] {1}).withKdf(ARGON2);
        var methods = AuthMethods.of(AuthMethod.wampScram(USERS, decoys));
        var hello = ",\"authmethods\":[\"wamp-scram\"],\"authextra\":{\"nonce\":\"abc\"},\"authid\":";
        var known = extra(Peer.of(methods).hello(hello + "\"argon\"").challenge());
        var unknown = extra(Peer.of(methods).hello(hello + "\"nobody\"").challenge());
        var again = extra(Peer.of(methods).hello(hello + "\"nobody\"").challenge());
        var other = extra(Peer.of(methods).hello(hello + "\"somebody\"").challenge());

        assertThat(unknown.fieldNames()).toIterable().containsExactlyElementsOf(() -> known.fieldNames());
        assertThat(unknown.get("memory")).isEqualTo(known.get("memory"));
        assertThat(unknown.get("salt").asText()).hasSameSizeAs(known.get("salt").asText());
        assertThat(unknown.get("salt")).isEqualTo(again.get("salt")).isNotEqualTo(other.get("salt"));
    }

    @Test
    void proofIsOfUseOnce() throws AuthenticationException {
        var handshake = client("user", "pencil");
        var first = Peer.of(METHODS).hello(handshake);
        var second = Peer.of(METHODS).hello(handshake);
        var answer = handshake.answer(first.challenge());
        second.challenge();

        second.says(answer).isDenied();
        assertThat(first.says(answer).next()).startsWith("[2,");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nonce|\"\"",
                "nonce|\"abc\"",
                "nonce|null",
                "channel_binding|\"tls-unique\"",
                "cbind_data|\"AAAA\"",
            })
    void proofOfAnotherExchangeIsDenied(String name, String value) throws Exception {
        var handshake = client("user", "pencil");
        var peer = Peer.of(METHODS).hello(handshake);
        var answer = handshake.answer(peer.challenge());
        var extra = (ObjectNode) MAPPER.readTree(answer.extra().toString());
        extra.set(name, MAPPER.readTree(value));

        peer.says("[5,\"" + answer.signature() + "\"," + extra + "]").isDenied();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "AAAA", "no Base64", "dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ="})
    void whatIsNoProofIsDenied(String proof) {
        var peer = Peer.of(METHODS)
                .hello(",\"authid\":\"user\",\"authmethods\":[\"wamp-scram\"],\"authextra\":{\"nonce\":\"abc\"}");
        peer.challenge();

        peer.says("[5,\"" + proof + "\",{}]").isDenied();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}| A challenge of wamp-scram has a nonce that begins with the client's",
                "{\"nonce\":\"rOprNGfwEbeRWgbNEkqO\"}| A challenge of wamp-scram has a nonce that begins with the client's",
                "{\"nonce\":\"Other\"}| A challenge of wamp-scram has a nonce that begins with the client's",
                "{\"nonce\":\"rOprNGfwEbeRWgbNEkqO,\"}| A challenge of wamp-scram has a nonce that begins with the client's",
                "{\"nonce\":\"rOprNGfwEbeRWgbNEkqO1\"}| A challenge of wamp-scram has a salt in Base64",
                "{\"nonce\":\"rOprNGfwEbeRWgbNEkqO1\",\"salt\":\"?\"}| A challenge of wamp-scram has a salt in Base64",
                "{\"nonce\":\"rOprNGfwEbeRWgbNEkqO1\",\"salt\":\"AAAA\"}"
                        + "| A challenge of wamp-scram says how to derive keys",
                "{\"nonce\":\"rOprNGfwEbeRWgbNEkqO1\",\"salt\":\"AAAA\",\"kdf\":\"scrypt\"}"
                        + "| A challenge of wamp-scram says how to derive keys."
                        + " Keys are derived with pbkdf2 or argon2id13, not with scrypt",
                "{\"nonce\":\"rOprNGfwEbeRWgbNEkqO1\",\"salt\":\"AAAA\",\"kdf\":\"pbkdf2\"}"
                        + "| A challenge of wamp-scram says how to derive keys."
                        + " It takes at least 1 iteration, and argon2id13 alone takes memory, at least 8 KiB",
                "{\"nonce\":\"rOprNGfwEbeRWgbNEkqO1\",\"salt\":\"AAAA\",\"kdf\":\"pbkdf2\",\"iterations\":4095}"
                        + "| The router asks for 4095 iterations; acceptable are 4096 to 1000000",
                "{\"nonce\":\"rOprNGfwEbeRWgbNEkqO1\",\"salt\":\"AAAA\",\"kdf\":\"pbkdf2\",\"iterations\":1000001}"
                        + "| The router asks for 1000001 iterations; acceptable are 4096 to 1000000",
                "{\"nonce\":\"rOprNGfwEbeRWgbNEkqO1\",\"salt\":\"AAAA\",\"kdf\":\"argon2id13\",\"iterations\":1,\"memory\":8}"
                        + "| The router asks for 1 passes over 8 KiB; acceptable are 16384 to 8388608 KiB in all, and 262144 KiB at a time",
                "{\"nonce\":\"rOprNGfwEbeRWgbNEkqO1\",\"salt\":\"AAAA\",\"kdf\":\"argon2id-13\",\"iterations\":1,\"memory\":262145}"
                        + "| The router asks for 1 passes over 262145 KiB; acceptable are 16384 to 8388608 KiB in all, and 262144 KiB at a time",
                "{\"nonce\":\"rOprNGfwEbeRWgbNEkqO1\",\"salt\":\"AAAA\",\"kdf\":\"argon2id13\",\"iterations\":2147483647,\"memory\":8}"
                        + "| The router asks for 2147483647 passes over 8 KiB; acceptable are 16384 to 8388608 KiB in all, and 262144 KiB at a time",
            })
    void challengeThatIsNoneIsNotAnswered(String extra, String words) {
        var answer = new ScramAnswer("user", "pencil", terms(), NONCE);

        assertThatExceptionOfType(AuthenticationException.class)
                .isThrownBy(() -> answer.answer(Extra.read(JsonSlice.of(extra))))
                .withMessage(words);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"authextra\":null}",
                "{\"authextra\":{}}",
                "{\"authextra\":{\"verifier\":\"v=\"}}",
                "{\"authextra\":{\"verifier\":\"v=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\"}}",
            })
    void routerThatDoesNotProveItselfIsLeft(String details) throws AuthenticationException {
        var handshake = client("user", "pencil");
        handshake.answer(Peer.of(METHODS).hello(handshake).challenge());

        assertThatExceptionOfType(AuthenticationException.class)
                .isThrownBy(() -> handshake.check(new Message.Welcome(1, JsonSlice.of(details))))
                .withMessage("The router has not proved that it knew the password");
    }

    @Test
    void routerThatAsksForNoProofIsLeft() throws AuthenticationException {
        var handshake = client("user", "pencil");

        assertThatExceptionOfType(AuthenticationException.class)
                .isThrownBy(() -> handshake.check(new Message.Welcome(1, JsonSlice.of("{}"))))
                .withMessage("The router asks for no proof, and gives none");
    }

    @Test
    void verifierMayComeByAnotherName() throws AuthenticationException {
        var handshake = client("user", "pencil");
        var welcome = Peer.of(METHODS).joins(handshake).welcome();
        var details = welcome.details().toString().replaceFirst("\"verifier\":\"[^\"]*\",", "");

        handshake.check(new Message.Welcome(welcome.session(), JsonSlice.of(details)));
    }

    @Test
    void proofIsBoundToTheChannel() throws AuthenticationException {
        var data = new byte[] {1, 2, 3};
        var client = ClientAuthentication.builder("user")
                .wampScram("pencil")
                .channelBinding("tls-exporter")
                .build();
        var handshake = client.begin(type -> type.equals("tls-exporter") ? data : null);

        assertThat(handshake.authextra().toString()).contains("\"channel_binding\":\"tls-exporter\"");
        handshake.check(Peer.of(bound(data)).joins(handshake).welcome());

        var elsewhere = client.begin(type -> new byte[] {3, 2, 1});
        Peer.of(bound(data)).joins(elsewhere).isDenied();
        Peer.of(METHODS)
                .hello(elsewhere)
                .isRefused(
                        "wamp.error.authentication_failed",
                        "This connection has no channel binding of the type that is asked for");
        assertThatExceptionOfType(AuthenticationException.class)
                .isThrownBy(() -> client.begin(ChannelBinding.NONE))
                .withMessage("This connection has no channel binding of the type tls-exporter");
    }

    /** The same methods on a connection that has a channel. */
    static Authenticator bound(byte[] data) {
        return bound(METHODS, data);
    }

    static Authenticator bound(Authenticator methods, byte[] data) {
        return (hello, admission) -> methods.decide(hello, new BoundAdmission(admission, data));
    }

    private record BoundAdmission(Admission admission, byte[] data) implements Admission {
        @Override
        public long session() {
            return admission.session();
        }

        @Override
        public byte @Nullable [] channelBinding(String type) {
            return type.equals("tls-exporter") ? data : null;
        }

        @Override
        public void accept(Identity identity) {
            admission.accept(identity);
        }

        @Override
        public void challenge(String method, JsonSlice extra, Consumer<Message.Authenticate> answer) {
            admission.challenge(method, extra, answer);
        }

        @Override
        public void refuse(String reason, String words) {
            admission.refuse(reason, words);
        }
    }

    /** A vector of Argon2's reference implementation. */
    @Test
    void argon2IsTheOneThatOthersHave() {
        assertThat(Kdf.argon2id13(2, 65_536).derive("password", "somesalt".getBytes(UTF_8)))
                .asHexString()
                .isEqualToIgnoringCase("09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7");
    }

    @Test
    void kdfIsOneOfTwo() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Kdf("scrypt", 1, 1))
                .withMessage("Keys are derived with pbkdf2 or argon2id13, not with scrypt");
        assertThatIllegalArgumentException().isThrownBy(() -> Kdf.pbkdf2(0));
        assertThatIllegalArgumentException().isThrownBy(() -> Kdf.argon2id13(1, 7));
    }

    @Test
    void keysComeBackAsTheyWereStored() {
        var keys = ScramKeys.of("pencil", PBKDF2);
        var stored = ScramKeys.stored(keys.kdf(), keys.salt(), keys.storedKey(), keys.serverKey());

        assertThat(stored.signature("x")).isEqualTo(keys.signature("x"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ScramKeys.stored(PBKDF2, SALT, new byte[31], new byte[32]))
                .withMessage("A salt is not empty, and keys have 32 bytes");
    }

    @Test
    void scramNeedsAName() {
        assertThatIllegalStateException()
                .isThrownBy(() ->
                        ClientAuthentication.builder(SigningKey.generate()).wampScram("pencil"))
                .withMessage("wamp-scram needs an authid");
    }

    @Test
    void argon2IsRefusedInWordsWithoutItsLibrary() throws Exception {
        var classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("bcprov"))
                .map(ScramTest::url)
                .toArray(URL[]::new);
        try (var bare = new URLClassLoader(classPath, ClassLoader.getPlatformClassLoader())) {
            var kdf = bare.loadClass(Kdf.class.getName());
            var argon2 = kdf.getMethod("argon2id13", int.class, int.class).invoke(null, 4, 4096);
            var pbkdf2 = kdf.getMethod("pbkdf2", int.class).invoke(null, 4096);
            var keys = bare.loadClass(ScramKeys.class.getName()).getMethod("of", String.class, kdf);

            assertThat(kdf.getMethod("isAvailable").invoke(argon2)).isEqualTo(false);
            assertThat(kdf.getMethod("isAvailable").invoke(pbkdf2)).isEqualTo(true);
            assertThat(keys.invoke(null, "pencil", pbkdf2)).isNotNull();
            assertThatExceptionOfType(InvocationTargetException.class)
                    .isThrownBy(() -> keys.invoke(null, "pencil", argon2))
                    .havingRootCause()
                    .withMessage("argon2id13 needs the library bcprov-jdk18on, which is not there");
        }
    }

    private static URL url(String path) {
        try {
            return Path.of(path).toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
