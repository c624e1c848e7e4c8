package dev.callwire.it.ethereum;

/** Bytes as Ethereum writes them. */
final class Hex {
    private Hex() {}

    /** The text itself, if it is so many bytes; any number of them for -1. */
    static String digits(String text, int bytes) {
        boolean isHex = text.matches("0x([0-9a-fA-F]{2})*");
        if (!isHex || (bytes >= 0 && text.length() != 2 + 2 * bytes)) {
            throw new IllegalArgumentException("Expected 0x and the hexadecimal digits of "
                    + (bytes < 0 ? "whole" : String.valueOf(bytes)) + " bytes, not " + text);
        }
        return text;
    }
}
