package dev.callwire.wamp.auth;

import static java.util.Arrays.copyOfRange;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.HexFormat;

/** A private key for cryptosign, and its public one. Thread-safe; shows its private half to nobody. */
public final class SigningKey {
    /** What stands before a private key where it says what it is. */
    private static final byte[] PRIVATE_PREFIX = HexFormat.of().parseHex("302e020100300506032b657004220420");

    private final PrivateKey privateKey;
    private final String publicKey;

    private SigningKey(byte[] seed) {
        try {
            privateKey = KeyFactory.getInstance(Ed25519.ALGORITHM)
                    .generatePrivate(new PKCS8EncodedKeySpec(Ed25519.concat(PRIVATE_PREFIX, seed)));
            publicKey = publicKeyOf(seed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has this", e);
        }
    }

    /**
     * Takes a private key as 64 hexadecimal digits.
     *
     * @throws IllegalArgumentException if it is not that
     */
    public static SigningKey of(String privateKey) {
        var seed = Ed25519.decode(privateKey, Ed25519.KEY_LENGTH);
        if (seed == null) {
            throw new IllegalArgumentException("A private key is 64 hexadecimal digits, and this is not");
        }
        return new SigningKey(seed);
    }

    /** Makes a key of chance. */
    public static SigningKey generate() {
        return new SigningKey(Hashes.random(Ed25519.KEY_LENGTH));
    }

    /** The JDK derives a public key from a private one only when it makes both, of bytes that it takes for chance. */
    private static String publicKeyOf(byte[] seed) throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance(Ed25519.ALGORITHM);
        generator.initialize(NamedParameterSpec.ED25519, new FixedBytes(seed));
        var encoded = generator.generateKeyPair().getPublic().getEncoded();
        return Ed25519.encode(copyOfRange(encoded, encoded.length - Ed25519.KEY_LENGTH, encoded.length));
    }

    /** The public key, as 64 hexadecimal digits. */
    public String publicKey() {
        return publicKey;
    }

    /** Returns the signature and the message behind it, as hexadecimal digits. */
    String sign(byte[] message) {
        try {
            var signer = Signature.getInstance(Ed25519.ALGORITHM);
            signer.initSign(privateKey);
            signer.update(message);
            return Ed25519.encode(signer.sign()) + Ed25519.encode(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has this", e);
        }
    }

    /** Has no chance in it. */
    private static final class FixedBytes extends SecureRandom {
        private static final long serialVersionUID = 1;

        private final byte[] fixed;

        FixedBytes(byte[] fixed) {
            super(null, null);
            this.fixed = fixed;
        }

        @Override
        public void nextBytes(byte[] bytes) {
            System.arraycopy(fixed, 0, bytes, 0, bytes.length);
        }
    }
}
