// What a reader's app asks first: it compiles only while the calls are as they are meant to be.
import { kiosque } from "./index.js";

export async function headlines(baseUrl: string, language: string): Promise<string[]> {
  const { data, error } = await kiosque({ baseUrl }).GET("/api/v1/articles", {
    params: { query: { lang: language, limit: 10 } },
  });
  if (error) throw new Error(error.title);
  return data.items.map((card) => `${card.title} ${card.url}`);
}

export async function remark(baseUrl: string, article: string, captcha: string): Promise<string> {
  const { data, error } = await kiosque({ baseUrl }).POST("/api/v1/articles/{idOrSlug}/comments", {
    params: { path: { idOrSlug: article } },
    body: { author: { name: "Zoé", email: "zoe@example.org" }, body: "Merci.", captcha },
  });
  if (error) throw new Error(error.title);
  return data.editToken;
}
