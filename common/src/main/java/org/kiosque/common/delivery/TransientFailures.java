package org.kiosque.common.delivery;

import com.mongodb.MongoConnectionPoolClearedException;
import com.mongodb.MongoException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;

/** Tells what passes by itself (the store is down or busy) from what would fail again and again. */
final class TransientFailures {

    private TransientFailures() {}

    static boolean causedBy(@Nullable Throwable failure) {
        int depth = 0;
        for (Throwable cause = failure; cause != null && depth++ < 20; cause = cause.getCause()) {
            if (cause instanceof DataAccessResourceFailureException
                    || cause instanceof TransientDataAccessException
                    || cause instanceof RecoverableDataAccessException
                    || cause instanceof MongoTimeoutException
                    || cause instanceof MongoSocketException
                    || cause instanceof MongoConnectionPoolClearedException
                    || (cause instanceof MongoException mongo && mongo.hasErrorLabel("RetryableWriteError"))
                    || cause instanceof IOException) {
                return true;
            }
        }
        return false;
    }
}
