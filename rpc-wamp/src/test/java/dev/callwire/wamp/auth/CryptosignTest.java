package dev.callwire.wamp.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.callwire.json.JsonSlice;
import dev.callwire.wamp.message.Message;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CryptosignTest {
    private static final SigningKey KEY =
            SigningKey.of("4d57d97a68f555696620a6d849c0ce582568518d729eb753dc7c732de2804510");
    private static final SigningKey ROUTER = SigningKey.generate();
    private static final KnownPrincipals USERS = KnownPrincipals.of(
            Principal.of("joe", "user", PublicKeys.of(KEY.publicKey().toUpperCase(Locale.ROOT))));
    private static final AuthMethods METHODS = AuthMethods.of(AuthMethod.cryptosign(USERS, ROUTER));
    private static final byte[] CHANNEL =
            HexFormat.of().parseHex("62e935ae755f3d48f80d4d59f6121358c435722a67e859cc0caa8b539027f2ff");

    private static ClientHandshake client(SigningKey key) throws AuthenticationException {
        return ClientAuthentication.builder(key).build().begin(ChannelBinding.NONE);
    }

    private static Message.Challenge challenge(String extra) {
        return new Message.Challenge("cryptosign", JsonSlice.of(extra));
    }

    /** The specification's vectors. */
    @ParameterizedTest
    @CsvSource({
        ", 4d57d97a68f555696620a6d849c0ce582568518d729eb753dc7c732de2804510,"
                + " ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff,"
                + " b32675b221f08593213737bef8240e7c15228b07028e19595294678c90d11c0cae80a357331bfc5cc9fb71081464e6e75013517c2cf067ad566a6b7b728e5d03ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
        ", d511fe78e23934b3dadb52fcd022974b80bd92bccc7c5cf404e46cc0a8a2f5cd,"
                + " b26c1f87c13fc1da14997f1b5a71995dff8fbe0a62fae8473c7bdbd05bfb607d,"
                + " d4209ad10d5aff6bfbc009d7e924795de138a63515efc7afc6b01b7fe5201372190374886a70207b042294af5bd64ce725cd8dceb344e6d11c09d1aaaf4d660fb26c1f87c13fc1da14997f1b5a71995dff8fbe0a62fae8473c7bdbd05bfb607d",
        ", 6e1fde9cf9e2359a87420b65a87dc0c66136e66945196ba2475990d8a0c3a25b,"
                + " b05e6b8ad4d69abf74aa3be3c0ee40ae07d66e1895b9ab09285a2f1192d562d2,"
                + " 7beb282184baadd08f166f16dd683b39cab53816ed81e6955def951cb2ddad1ec184e206746fd82bda075af03711d3d5658fc84a76196b0fa8d1ebc92ef9f30bb05e6b8ad4d69abf74aa3be3c0ee40ae07d66e1895b9ab09285a2f1192d562d2",
        "62e935ae755f3d48f80d4d59f6121358c435722a67e859cc0caa8b539027f2ff,"
                + " 4d57d97a68f555696620a6d849c0ce582568518d729eb753dc7c732de2804510,"
                + " ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff,"
                + " 9b6f41540c9b95b4b7b281c3042fa9c54cef43c842d62ea3fd6030fcb66e70b3e80d49d44c29d1635da9348d02ec93f3ed1ef227dfb59a07b580095c2b82f80f9d16ca518aa0c2b707f2b2a609edeca73bca8dd59817a633f35574ac6fd80d00",
        "62e935ae755f3d48f80d4d59f6121358c435722a67e859cc0caa8b539027f2ff,"
                + " d511fe78e23934b3dadb52fcd022974b80bd92bccc7c5cf404e46cc0a8a2f5cd,"
                + " b26c1f87c13fc1da14997f1b5a71995dff8fbe0a62fae8473c7bdbd05bfb607d,"
                + " 305aaa3ac25e98f651427688b3fc43fe7d8a68a7ec1d7d61c61517c519bd4a427c3015599d83ca28b4c652333920223844ef0725eb5dc2febfd6af7677b73f01d0852a29b460fc92ec943242ac638a053bbacc200512b18b30d15083cbdc9282",
        "62e935ae755f3d48f80d4d59f6121358c435722a67e859cc0caa8b539027f2ff,"
                + " 6e1fde9cf9e2359a87420b65a87dc0c66136e66945196ba2475990d8a0c3a25b,"
                + " b05e6b8ad4d69abf74aa3be3c0ee40ae07d66e1895b9ab09285a2f1192d562d2,"
                + " ee3c7644fd8070532bc1fde3d70d742267da545d8c8f03e63bda63f1ad4214f4d2c4bfdb4eb9526def42deeb7e31602a6ff99eba893e0a4ad4d45892ca75e608d2b75e24a189a7f78ca776ba36fc53f6c3e31c32f251f2c524f0a44202f2902d",
    })
    void publishedVectorsHold(String channelId, String privateKey, String challenge, String signature)
            throws AuthenticationException {
        var channel = BoundChannel.of(
                "tls-unique", channelId == null ? null : HexFormat.of().parseHex(channelId));
        var key = SigningKey.of(privateKey);
        var answer = new CryptosignAnswer(key, new Terms(KdfLimits.DEFAULTS, Set.of(), channel));
        var extra = "{\"challenge\":\"" + challenge + "\""
                + (channelId == null ? "" : ",\"channel_binding\":\"tls-unique\"") + "}";

        assertThat(answer.answer(Extra.read(JsonSlice.of(extra))).signature()).isEqualTo(signature);
        assertThat(CryptosignMethod.isSigned(
                        signature, key.publicKey(), channel.bind(HexFormat.of().parseHex(challenge))))
                .isTrue();
    }

    @Test
    void keyLetsInByItself() throws AuthenticationException {
        var handshake = client(KEY);
        var welcome = Peer.of(METHODS).joins(handshake).welcome();

        handshake.check(welcome);
        assertThat(welcome.details().toString()).contains("\"authid\":\"joe\"", "\"authmethod\":\"cryptosign\"");
    }

    @Test
    void keyLetsInUnderItsName() throws AuthenticationException {
        var joe = ClientAuthentication.builder("joe").cryptosign(KEY).build().begin(ChannelBinding.NONE);
        var jim = ClientAuthentication.builder("jim").cryptosign(KEY).build().begin(ChannelBinding.NONE);

        assertThat(Peer.of(METHODS).joins(joe).next()).startsWith("[2,");
        Peer.of(METHODS).joins(jim).isDenied();
    }

    @Test
    void keyThatIsNobodysIsAskedAndDenied() throws AuthenticationException {
        Peer.of(METHODS).joins(client(SigningKey.generate())).isDenied();
    }

    @Test
    void anothersKeyIsNoProof() throws AuthenticationException {
        var handshake = client(SigningKey.generate());
        var peer = Peer.of(METHODS)
                .hello(",\"authmethods\":[\"cryptosign\"],\"authextra\":{\"pubkey\":\"" + KEY.publicKey() + "\"}");

        peer.says(handshake.answer(peer.challenge())).isDenied();
    }

    @Test
    void signatureIsOfUseOnce() throws AuthenticationException {
        var handshake = client(KEY);
        var first = Peer.of(METHODS).hello(handshake);
        var second = Peer.of(METHODS).hello(handshake);
        var answer = handshake.answer(first.challenge());
        second.challenge();

        second.says(answer).isDenied();
        assertThat(first.says(answer).next()).startsWith("[2,");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "00", "zz"})
    void whatIsNoSignatureIsDenied(String half) {
        var peer = Peer.of(METHODS).hello(client(",\"authid\":\"joe\""));
        peer.challenge();

        peer.says("[5,\"" + half.repeat(96) + "\",{}]").isDenied();
    }

    private static String client(String more) {
        return ",\"authmethods\":[\"cryptosign\"],\"authextra\":{\"pubkey\":\"" + KEY.publicKey() + "\"}" + more;
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",\"authextra\":{\"pubkey\":\"00\"}", ",\"authextra\":{\"pubkey\":null}"})
    void helloHasAKey(String extra) {
        Peer.of(METHODS)
                .hello(",\"authmethods\":[\"cryptosign\"]" + extra)
                .isRefused(
                        "wamp.error.authentication_required",
                        "cryptosign needs a pubkey in authextra, of 64 hexadecimal digits");
    }

    @Test
    void keyThatIsNoPointIsDenied() {
        var peer = Peer.of(METHODS)
                .hello(",\"authmethods\":[\"cryptosign\"],\"authextra\":{\"pubkey\":\"" + "ff".repeat(32) + "\"}");
        var challenge = peer.challenge().extra().toString().replaceAll(".*\"challenge\":\"([0-9a-f]*)\".*", "$1");

        peer.says("[5,\"" + "00".repeat(64) + challenge + "\",{}]").isDenied();
    }

    @Test
    void proofIsBoundToTheChannel() throws AuthenticationException {
        var client =
                ClientAuthentication.builder(KEY).channelBinding("tls-exporter").build();
        var router = ScramTest.bound(METHODS, CHANNEL);
        var here = client.begin(type -> CHANNEL);
        var elsewhere = client.begin(type -> new byte[32]);

        assertThat(Peer.of(router).joins(here).next()).startsWith("[2,");
        Peer.of(router).joins(elsewhere).isDenied();
    }

    @Test
    void clientThatAskedForAChannelTakesNoOther() throws AuthenticationException {
        var handshake = ClientAuthentication.builder(KEY)
                .channelBinding("tls-exporter")
                .build()
                .begin(type -> CHANNEL);
        var challenge = Peer.of(METHODS).hello(handshake).challenge();

        assertThat(challenge.extra().toString()).doesNotContain("channel_binding");
        assertThatExceptionOfType(AuthenticationException.class)
                .isThrownBy(() -> handshake.answer(challenge))
                .withMessage("The router binds to another channel than it was asked to");
    }

    @Test
    void routerProvesItself() throws AuthenticationException {
        var trusting = ClientAuthentication.builder(KEY)
                .trustedRouters(SigningKey.generate().publicKey(), ROUTER.publicKey())
                .channelBinding("tls-exporter")
                .build()
                .begin(type -> CHANNEL);

        assertThat(Peer.of(ScramTest.bound(METHODS, CHANNEL)).joins(trusting).next())
                .startsWith("[2,");
    }

    @Test
    void routerThatDoesNotProveItselfIsLeft() throws AuthenticationException {
        var client = ClientAuthentication.builder(KEY)
                .trustedRouters(ROUTER.publicKey())
                .build();
        for (var router :
                new AuthMethod[] {AuthMethod.cryptosign(USERS), AuthMethod.cryptosign(USERS, SigningKey.generate())}) {
            var handshake = client.begin(ChannelBinding.NONE);
            var challenge = Peer.of(AuthMethods.of(router)).hello(handshake).challenge();

            assertThatExceptionOfType(AuthenticationException.class)
                    .isThrownBy(() -> handshake.answer(challenge))
                    .withMessage("The router has not proved that it is one to trust");
        }
        assertThatExceptionOfType(AuthenticationException.class)
                .isThrownBy(() -> client.begin(ChannelBinding.NONE).check(new Message.Welcome(1, JsonSlice.of("{}"))))
                .withMessage("The router asks for no proof, and gives none");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"challenge\":\"00\"}"})
    void challengeThatIsNoneIsNotAnswered(String extra) {
        assertThatExceptionOfType(AuthenticationException.class)
                .isThrownBy(() -> client(KEY).answer(challenge(extra)))
                .withMessage("A challenge of cryptosign is 64 hexadecimal digits");
    }

    @Test
    void keysAreHexadecimal() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SigningKey.of("secret"))
                .withMessage("A private key is 64 hexadecimal digits, and this is not");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PublicKeys.of("x"))
                .withMessage("A public key is 64 hexadecimal digits, and this is not: x");
    }
}
