package dev.callwire.wamp.auth;

/** The keys of one password (WAMP-SCRAM, "SCRAM Algorithms"). */
final class SaltedPassword {
    private final byte[] clientKey;
    private final byte[] storedKey;
    private final byte[] serverKey;

    private SaltedPassword(byte[] salted) {
        clientKey = Hashes.hmac(salted, "Client Key");
        storedKey = Hashes.sha256(clientKey);
        serverKey = Hashes.hmac(salted, "Server Key");
    }

    static SaltedPassword derive(String preparedPassword, Kdf kdf, byte[] salt) {
        return new SaltedPassword(kdf.derive(preparedPassword, salt));
    }

    byte[] storedKey() {
        return storedKey;
    }

    byte[] serverKey() {
        return serverKey;
    }

    String proof(String authMessage) {
        return Hashes.base64(Hashes.xor(clientKey, Hashes.hmac(storedKey, authMessage)));
    }

    String serverSignature(String authMessage) {
        return Hashes.base64(Hashes.hmac(serverKey, authMessage));
    }
}
