// One client for all that the gateway passes on; its types are generated from the services' OpenAPI documents.
import createClient, { type ClientOptions } from "openapi-fetch";
import type { paths as Articles } from "./article.js";
import type { paths as Comments } from "./comment.js";
import type { paths as Recommendations } from "./recommendation.js";
import type { paths as Translations } from "./translation.js";

export type Paths = Articles & Comments & Recommendations & Translations;

/** @param options with the gateway's address as `baseUrl` */
export const kiosque = (options: ClientOptions) => createClient<Paths>(options);
