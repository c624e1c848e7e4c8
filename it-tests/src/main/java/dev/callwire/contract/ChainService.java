package dev.callwire.contract;

/** {@link Eth} and {@link Net} as the main chain answers them. */
final class ChainService implements Eth, Net {

    @Override
    public String chainId() {
        return "0x1";
    }

    @Override
    public String version() {
        return "1";
    }
}
