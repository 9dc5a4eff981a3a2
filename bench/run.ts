/** `npm run bench`: what people wait for. `npm run bench -- intake`: what vendors wait for. */
void (process.argv[2] === "intake" ? import("./intake") : import("./index"));
