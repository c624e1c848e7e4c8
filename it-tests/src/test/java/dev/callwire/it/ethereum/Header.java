package dev.callwire.it.ethereum;

/** The header of a new block. */
public record Header(Quantity number, Hash hash, Hash parentHash, Quantity timestamp) {}
