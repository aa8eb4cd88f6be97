package org.kiosque.common.failures;

import com.mongodb.MongoConnectionPoolClearedException;
import com.mongodb.MongoException;
import com.mongodb.MongoNodeIsRecoveringException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoSecurityException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.MongoWriteConcernException;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.util.ClassUtils;

/**
 * Tells what passes by itself, or by an operator's hand without any change of the record or request (the store is down, busy,
 * changing its primary, or refuses our password), from what would fail again and again.
 * Works without MongoDB or Spring's data access on the class path, too.
 */
public final class TransientFailures {

    private static final int DEEPEST = 20;
    private static final boolean DATA_ACCESS = present("org.springframework.dao.DataAccessException");
    private static final boolean MONGO = present("com.mongodb.MongoException");

    private TransientFailures() {}

    /** @return whether the same attempt may well succeed a little later; what it did so far is not known */
    public static boolean causedBy(@Nullable Throwable failure) {
        int depth = 0;
        for (Throwable cause = failure; cause != null && depth++ < DEEPEST; cause = cause.getCause()) {
            if (cause instanceof IOException
                    || cause instanceof UnavailableException
                    || (DATA_ACCESS && DataAccess.passes(cause))
                    || (MONGO && Mongo.passes(cause))) {
                return true;
            }
        }
        return false;
    }

    private static boolean present(String type) {
        return ClassUtils.isPresent(type, TransientFailures.class.getClassLoader());
    }

    /** Loaded only where Spring's data access is. */
    private static final class DataAccess {

        static boolean passes(Throwable cause) {
            return cause instanceof DataAccessResourceFailureException
                    || cause instanceof TransientDataAccessException
                    || cause instanceof RecoverableDataAccessException;
        }
    }

    /** Loaded only where MongoDB's driver is. */
    private static final class Mongo {

        /**
         * What a server says while it changes its primary, shuts down, or cannot reach its neighbours: those of the driver
         * specifications' "retryable" errors, and write concerns that were not met in time.
         *
         * @see <a href="https://github.com/mongodb/specifications/blob/master/source/retryable-writes/retryable-writes.md">
         *     Retryable writes</a>
         */
        private static final Set<Integer> CODES = Set.of(
                6, // HostUnreachable
                7, // HostNotFound
                50, // MaxTimeMSExpired
                64, // WriteConcernFailed
                89, // NetworkTimeout
                91, // ShutdownInProgress
                100, // UnsatisfiableWriteConcern
                134, // ReadConcernMajorityNotAvailableYet
                189, // PrimarySteppedDown
                202, // NetworkInterfaceExceededTimeLimit
                262, // ExceededTimeLimit
                9001, // SocketException
                10107, // NotWritablePrimary
                11600, // InterruptedAtShutdown
                11602, // InterruptedDueToReplStateChange
                13, // Unauthorized
                18, // AuthenticationFailed
                13435, // NotPrimaryNoSecondaryOk
                13436 // NotPrimaryOrSecondary
                );

        static boolean passes(Throwable cause) {
            return cause instanceof MongoTimeoutException
                    || cause instanceof MongoSocketException
                    || cause instanceof MongoSecurityException
                    || cause instanceof MongoConnectionPoolClearedException
                    || cause instanceof MongoNotPrimaryException
                    || cause instanceof MongoNodeIsRecoveringException
                    || cause instanceof MongoWriteConcernException
                    || (cause instanceof MongoException mongo
                            && (CODES.contains(mongo.getCode())
                                    || mongo.hasErrorLabel("RetryableWriteError")
                                    || mongo.hasErrorLabel("RetryableError")
                                    || mongo.hasErrorLabel("SystemOverloadedError")));
        }
    }
}
