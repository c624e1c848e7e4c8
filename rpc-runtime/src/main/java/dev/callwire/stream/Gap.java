package dev.callwire.stream;

/**
 * Items that a consumer does not get.
 *
 * @param missed how many they are; 0 when nobody knows, as after a connection was lost: then what the consumer has put
 *     together from the items is to be made anew
 */
public record Gap(long missed) {
    /** Any number of items may be missing. */
    public static final Gap UNKNOWN = new Gap(0);

    /** Whether nobody knows what is missing, so that the consumer has to begin anew. */
    public boolean isResync() {
        return missed == 0;
    }
}
