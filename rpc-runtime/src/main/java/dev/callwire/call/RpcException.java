package dev.callwire.call;

import org.jspecify.annotations.Nullable;

/** A call that did not end with its result. Each kind says how it ended instead. */
public abstract sealed class RpcException extends RuntimeException
        permits RemoteFaultException,
                FaultException,
                DeadlineExceededException,
                GapException,
                LaggedException,
                CallCancelledException,
                NotExecutedException,
                MaybeExecutedException,
                MalformedAnswerException,
                ConnectFailedException {
    private static final long serialVersionUID = 1;

    RpcException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
