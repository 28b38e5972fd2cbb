"""Invented clauses in nine languages: `{a/b}` is a choice, `<slot>` an entity, `<w>` a made-up word."""

from __future__ import annotations

CLAUSES: dict[str, list[list[str]]] = {
    "en": [
        [
            "{We/All of us} have {studied/gone through} your message of <day> about our {late dispatch rate/order defect rate/tracking rate} and {accept/understand} what it says.",
            "Your notice dated <day> {tells us/makes plain} that the account has {slipped/fallen} under the {standard/level} you expect of every seller.",
            "Since <day> we know that our {figures/numbers} are {not good enough/below the line}, and nothing matters more to us {now/today}.",
        ],
        [
            "Order <order> came late because <carrier> {closed/shut down} its {sorting centre/depot} after {a storm/a strike/a fire}, as the {attached/enclosed} {letter/bulletin} of the carrier shows.",
            "We gave <order> to <carrier> before the {deadline/cut-off}, yet it {lay/stood} for days in a {depot/hub} that was {closed/overloaded}.",
        ],
        [
            "The scan record of <tracking> {shows/proves} that the parcel reached the buyer on <day> and was {signed for/taken in}.",
            "As {you can read in/is clear from} the history of <tracking>, the goods were {handed over/delivered} on <day> at the address of the order.",
        ],
        [
            "Every question of a buyer is {now/from now on} answered within <n> hours, {weekends/holidays} included.",
            "Two {colleagues/members of the team} {share/take turns at} the mailbox, so that no message {waits/stays open} longer than <n> hours.",
        ],
        [
            "We {closed/took down} the listing <asin> the same day and {opened/checked} all <n> cartons that were left.",
            "The offer <asin> {stays/remains} offline until each of the <n> units has {passed/gone through} a {second/full} inspection.",
        ],
        [
            "On <day> the whole {packing/warehouse} team {repeated/took} the {course/training} on {labels/packing/dispatch times} and {signed/passed} the test.",
            "Nobody packs an order {any more/today} without the {training/lesson} that we {held/gave} on <day>.",
        ],
        [
            "A {script/monitor} {looks at/reads} all open parcels every <n> hours and {calls/alerts} the shift leader when one has not moved.",
            "Whenever a parcel shows no scan for <n> hours, the {system/software} {opens/creates} a ticket that only the manager can close.",
        ],
        [
            "The buyer {got/received} the full price of <money> back on <day> and {withdrew/closed} the claim.",
            "We {refunded/returned} <money> on <day> without waiting for the {goods/parcel} to come back.",
        ],
        [
            "We {ask/beg} you to {look at/weigh} these facts again and to {open/restore} our selling account.",
            "{Please/Kindly} {lift/remove} the restriction, so that we can {serve/supply} our customers as we {should/promised}.",
        ],
        [
            "From <day> to <day> the rate {fell/dropped} from <rate> to <rate>, which is {well/clearly} inside the limit.",
            "The {share/part} of late orders was <rate> {in the week of/on} <day> and is <rate> today.",
        ],
    ],
    "de": [
        [
            "{Wir haben/Unser Haus hat} Ihre Nachricht vom <day> zur {Versandquote/Mängelquote} {sorgfältig/genau} gelesen und {erkennt/sieht} den Fehler ein.",
            "Aus Ihrem Schreiben vom <day> {geht hervor/wird klar}, dass unser Konto hinter dem {erwarteten/üblichen} Stand zurückbleibt.",
        ],
        [
            "Die Bestellung <order> kam zu spät, weil <carrier> das {Verteilzentrum/Depot} nach {einem Sturm/einem Streik} {schließen musste/geschlossen hat}.",
            "Wir übergaben <order> vor {Fristende/Annahmeschluss} an <carrier>, doch lag die Sendung tagelang in einem {überlasteten/gesperrten} Lager.",
        ],
        [
            "Der Verlauf von <tracking> {zeigt/belegt}, dass das Paket am <day> beim Käufer {ankam/abgegeben wurde}.",
            "Wie {man/jeder} dem Verlauf von <tracking> entnehmen kann, wurde am <day> an der Adresse der Bestellung {zugestellt/ausgeliefert}.",
        ],
        [
            "Jede Frage eines Käufers wird {künftig/ab sofort} in <n> Stunden beantwortet, auch am {Wochenende/Feiertag}.",
            "Zwei {Kollegen/Mitarbeiter} teilen sich das Postfach, damit {keine Nachricht/nichts} länger als <n> Stunden liegt.",
        ],
        [
            "Das Angebot <asin> ist seit demselben Tag {abgeschaltet/gesperrt}, und alle <n> Kartons wurden {geöffnet/geprüft}.",
            "<asin> bleibt {gesperrt/aus}, bis jedes der <n> Stücke die {zweite/volle} Prüfung bestanden hat.",
        ],
        [
            "Am <day> hat die ganze {Packerei/Lagermannschaft} die Schulung zu {Etiketten/Versandzeiten} {wiederholt/abgeschlossen}.",
            "Ohne die Unterweisung vom <day> packt bei uns {niemand/keiner} mehr eine Bestellung.",
        ],
        [
            "Der Käufer erhielt am <day> den {vollen/ganzen} Preis von <money> zurück und hat den Fall {geschlossen/zurückgezogen}.",
            "Wir haben <money> am <day> erstattet, ohne auf die {Rücksendung/Ware} zu warten.",
        ],
        [
            "Bitte {prüfen/wägen} Sie diese Tatsachen noch einmal und {öffnen/entsperren} Sie unser Verkäuferkonto.",
            "Wir bitten {darum/herzlich}, die Sperre {aufzuheben/zu lösen}, damit wir unsere Kunden wieder beliefern können.",
        ],
    ],
    "fr": [
        [
            "Nous avons {étudié/lu} votre message du <day> sur notre taux {d'expédition/de défauts} et nous en {acceptons/comprenons} les reproches.",
            "Votre courrier du <day> {indique/montre} que le compte est {passé/descendu} sous le niveau que vous {attendez/exigez}.",
        ],
        [
            "La commande <order> est arrivée en retard parce que <carrier> a fermé son {dépôt/centre de tri} après {une tempête/une grève}.",
            "Nous avons confié <order> à <carrier> avant {l'heure limite/l'échéance}, mais le colis est resté des jours dans un dépôt {saturé/fermé}.",
        ],
        [
            "L'historique de <tracking> {prouve/montre} que le colis est parvenu à l'acheteur le <day>.",
            "Comme {on le lit/il ressort} dans l'historique de <tracking>, la remise a eu lieu le <day> à l'adresse de la commande.",
        ],
        [
            "Chaque question d'acheteur reçoit {désormais/dorénavant} une réponse sous <n> heures, {week-end compris/même un jour férié}.",
            "Deux {collègues/personnes} se partagent la messagerie afin qu'aucun message n'attende plus de <n> heures.",
        ],
        [
            "L'annonce <asin> a été {fermée/retirée} le jour même et les <n> cartons restants ont été {ouverts/contrôlés}.",
            "L'offre <asin> reste {hors ligne/suspendue} tant que les <n> pièces n'ont pas passé le second contrôle.",
        ],
        [
            "Le <day>, toute l'équipe {d'emballage/de l'entrepôt} a {refait/suivi} la formation sur les {étiquettes/délais}.",
            "Plus personne ne prépare une commande sans la formation {donnée/tenue} le <day>.",
        ],
        [
            "L'acheteur a {reçu/obtenu} le prix entier de <money> le <day> et a {retiré/fermé} sa demande.",
            "Nous avons rendu <money> le <day> sans attendre le retour {de la marchandise/du colis}.",
        ],
        [
            "Nous vous demandons de {revoir/peser} ces faits et de {rouvrir/rétablir} notre compte de vente.",
            "Veuillez {lever/retirer} la mesure afin que nous puissions de nouveau {servir/livrer} nos clients.",
        ],
    ],
    "es": [
        [
            "Hemos {estudiado/leído} su mensaje del <day> sobre nuestra tasa de {envíos/defectos} y {aceptamos/entendemos} lo que dice.",
            "Su carta del <day> {indica/muestra} que la cuenta ha {caído/bajado} del nivel que ustedes {esperan/exigen}.",
        ],
        [
            "El pedido <order> llegó tarde porque <carrier> cerró su {almacén/centro} tras {una tormenta/una huelga}.",
            "Dimos <order> a <carrier> antes de {la hora límite/el plazo}, pero quedó días en un depósito {saturado/cerrado}.",
        ],
        [
            "El historial de <tracking> {prueba/muestra} que el paquete llegó al comprador el <day>.",
            "Como se {lee/ve} en el historial de <tracking>, la entrega fue el <day> en la dirección del pedido.",
        ],
        [
            "Cada pregunta de un comprador se contesta {desde ahora/ya} en <n> horas, {incluso/también} en festivo.",
            "Dos {compañeros/personas} comparten el buzón para que ningún mensaje espere más de <n> horas.",
        ],
        [
            "La oferta <asin> se {cerró/retiró} el mismo día y se {abrieron/revisaron} las <n> cajas que quedaban.",
            "El anuncio <asin> sigue {cerrado/parado} hasta que las <n> piezas pasen la segunda revisión.",
        ],
        [
            "El <day> todo el equipo de {embalaje/almacén} {repitió/hizo} el curso sobre {etiquetas/plazos}.",
            "Nadie prepara ya un pedido sin la formación que {dimos/tuvimos} el <day>.",
        ],
        [
            "El comprador {recibió/obtuvo} el precio entero de <money> el <day> y {retiró/cerró} su reclamación.",
            "Devolvimos <money> el <day> sin esperar la vuelta {del paquete/de la mercancía}.",
        ],
        [
            "Les pedimos que {revisen/valoren} estos hechos y {abran/restituyan} nuestra cuenta de venta.",
            "Por favor {levanten/retiren} la medida para que podamos {servir/atender} otra vez a los clientes.",
        ],
    ],
    "it": [
        [
            "Abbiamo {studiato/letto} il vostro messaggio del <day> sul nostro tasso di {spedizione/difetti} e ne {accettiamo/capiamo} il contenuto.",
            "La vostra lettera del <day> {indica/mostra} che l'account è {sceso/caduto} sotto il livello che {chiedete/attendete}.",
        ],
        [
            "L'ordine <order> è arrivato tardi perché <carrier> ha chiuso il {deposito/centro} dopo {una tempesta/uno sciopero}.",
            "Abbiamo dato <order> a <carrier> prima {del termine/dell'orario limite}, ma è rimasto giorni in un deposito {saturo/chiuso}.",
        ],
        [
            "Lo storico di <tracking> {prova/mostra} che il pacco è giunto all'acquirente il <day>.",
            "Come si {legge/vede} nello storico di <tracking>, la consegna è avvenuta il <day> all'indirizzo dell'ordine.",
        ],
        [
            "Ogni domanda di un acquirente riceve {ormai/da ora} risposta entro <n> ore, {anche/pure} nei festivi.",
            "Due {colleghi/persone} si dividono la casella perché nessun messaggio aspetti più di <n> ore.",
        ],
        [
            "L'offerta <asin> è stata {chiusa/tolta} il giorno stesso e i <n> cartoni rimasti sono stati {aperti/controllati}.",
            "L'annuncio <asin> resta {chiuso/fermo} finché i <n> pezzi non passano il secondo controllo.",
        ],
        [
            "Il <day> tutta la squadra {d'imballaggio/di magazzino} ha {ripetuto/seguito} il corso su {etichette/tempi}.",
            "Nessuno prepara più un ordine senza il corso {tenuto/dato} il <day>.",
        ],
        [
            "L'acquirente ha {avuto/ricevuto} l'intero prezzo di <money> il <day> e ha {ritirato/chiuso} la richiesta.",
            "Abbiamo reso <money> il <day> senza attendere il ritorno {del pacco/della merce}.",
        ],
        [
            "Vi chiediamo di {rivedere/pesare} questi fatti e di {riaprire/ripristinare} il nostro account di vendita.",
            "Vi preghiamo di {togliere/levare} il blocco perché si possa di nuovo {servire/rifornire} i clienti.",
        ],
    ],
    "ja": [
        [
            "<day>付の{出荷率/不良率}に関するご連絡を{拝見し/確認し}、内容を{重く/真剣に}受け止めています。",
            "<day>のお知らせにより、当店の成績が{基準/水準}を{下回った/満たしていない}ことを承知しました。",
        ],
        [
            "注文<order>が遅れたのは、<carrier>が{台風/ストライキ}のあと{集配所/拠点}を{閉鎖した/止めた}ためです。",
            "<order>は{期限/締切}より前に<carrier>へ{渡しました/引き渡しました}が、{混雑した/閉鎖中の}倉庫に数日留まりました。",
        ],
        [
            "<tracking>の履歴から、荷物が<day>に購入者のもとへ{届いた/到着した}ことが{分かります/読み取れます}。",
            "履歴<tracking>のとおり、<day>に注文の住所で{受け渡し/配達}が{済んでいます/完了しています}。",
        ],
        [
            "購入者の質問には{今後/これから}<n>時間以内に{お答えします/返事をします}。{土日/祝日}も同じです。",
            "{二人/二名}で受信箱を{分担し/見守り}、どの連絡も<n>時間を超えて待たせません。",
        ],
        [
            "商品<asin>は当日のうちに{取り下げ/停止し}、残った<n>箱を{開けて/すべて}調べました。",
            "<n>個すべてが{二度目/再度}の検査を通るまで、<asin>は{出品しません/停止のままです}。",
        ],
        [
            "<day>に{梱包/倉庫}の全員が{ラベル/発送時刻}の{講習/研修}を{やり直しました/終えました}。",
            "<day>の{講習/研修}を受けない者は、もう注文を{包みません/扱いません}。",
        ],
        [
            "購入者は<day>に<money>の全額を{受け取り/返され}、申請を{取り下げました/閉じました}。",
            "品物の返送を{待たずに/待つことなく}、<day>に<money>を{返しました/お戻ししました}。",
        ],
        [
            "以上の事実を{見直し/考慮し}、販売アカウントを{開いて/元に戻して}くださるようお願いします。",
            "お客様にまた{お届け/対応}できるよう、制限を{解いて/外して}ください。",
        ],
    ],
    "zh-Hans": [
        [
            "我们已{仔细/逐字}读过贵方<day>关于{发货率/缺陷率}的来信，{接受/明白}其中所说的问题。",
            "从<day>的来信可以{看出/得知}，本店的{成绩/数字}低于贵方{期望/规定}的水平。",
        ],
        [
            "订单<order>送晚，是因为<carrier>在{台风/罢工}之后{关闭/停用}了{分拣场/仓库}，有{所附/随信}的公告为证。",
            "我们在{截止/规定时间}之前把<order>交给<carrier>，货却在{爆仓/关闭}的场地{停了/压了}好几天。",
        ],
        [
            "<tracking>的轨迹{说明/可证}，包裹在<day>已经{送到/交到}买家手中。",
            "{查看/对照}轨迹<tracking>可知，<day>在订单所写的地址完成了{交接/投递}。",
        ],
        [
            "买家的每个问题{今后/从现在起}都在<n>小时之内{回答/回信}，{周末/假日}也一样。",
            "{两位/两名}同事{轮流/一起}看守信箱，没有一封信会等过<n>小时。",
        ],
        [
            "商品<asin>当天即已{撤下/关闭}，余下的<n>箱全部{开箱/逐箱}查过。",
            "在<n>件货都{通过/经过}第二次检查之前，<asin>{不会/暂不}重新上架。",
        ],
        [
            "<day>，{打包/仓库}的全部人员{重上/补上}了关于{标签/时效}的课，并{签字/考试}为凭。",
            "没有上过<day>那堂课的人，{一律/如今}不得再{打包/处理}订单。",
        ],
        [
            "买家在<day>拿回全款<money>，并已{撤回/关闭}申请。",
            "我们没有等货{退回/寄回}，在<day>就把<money>{退了/还了}。",
        ],
        [
            "请贵方{再看/重看}以上事实，{放开/还给}我们的销售账户。",
            "{盼望/请求}解除限制，让我们能够再次{服务/供货给}顾客。",
        ],
        [
            "从<day>到<day>，比率由<rate>{降到/回到}<rate>，{明显/稳稳}在界线之内。",
            "迟发的部分在<day>还有<rate>，{今天/眼下}只剩<rate>。",
        ],
    ],
    "zh-Hant": [
        [
            "我們已{仔細/逐字}讀過貴方<day>關於{出貨率/缺陷率}的來信，{接受/明白}其中所說的問題。",
            "由<day>的來信可以{看出/得知}，本店的{成績/數字}低於貴方{期望/規定}的水準。",
        ],
        [
            "訂單<order>送晚，是因為<carrier>在{颱風/罷工}之後{關閉/停用}了{分揀場/倉庫}，有{所附/隨信}的公告為證。",
            "我們在{截止/規定時間}之前把<order>交給<carrier>，貨卻在{爆倉/關閉}的場地{停了/壓了}好幾天。",
        ],
        [
            "<tracking>的軌跡{說明/可證}，包裹在<day>已經{送到/交到}買家手中。",
            "{查看/對照}軌跡<tracking>可知，<day>在訂單所寫的地址完成了{交接/投遞}。",
        ],
        [
            "買家的每個問題{今後/從現在起}都在<n>小時之內{回答/回信}，{週末/假日}也一樣。",
            "{兩位/兩名}同事{輪流/一起}看守信箱，沒有一封信會等過<n>小時。",
        ],
        [
            "商品<asin>當天即已{撤下/關閉}，餘下的<n>箱全部{開箱/逐箱}查過。",
            "請貴方{再看/重看}以上事實，{放開/還給}我們的銷售帳戶。",
        ],
        [
            "買家在<day>拿回全款<money>，並已{撤回/關閉}申請。",
            "我們沒有等貨{退回/寄回}，在<day>就把<money>{退了/還了}。",
        ],
    ],
    "th": [
        [
            "เราได้{อ่าน/ศึกษา}ข้อความของท่านลงวันที่ <day> เรื่องอัตรา{การจัดส่ง/สินค้าบกพร่อง}แล้ว และ{ยอมรับ/เข้าใจ}ปัญหานี้",
            "จดหมายวันที่ <day> {แสดงว่า/ทำให้ทราบว่า}บัญชีของเรา{ต่ำกว่า/ไม่ถึง}มาตรฐานที่ท่านกำหนด",
        ],
        [
            "คำสั่งซื้อ <order> มาถึงช้าเพราะ <carrier> ปิด{ศูนย์คัดแยก/คลังสินค้า}หลังจาก{พายุ/การนัดหยุดงาน} ตามประกาศที่แนบมา",
            "เราส่งมอบ <order> ให้ <carrier> ก่อน{กำหนด/เวลาปิดรับ} แต่พัสดุ{ค้าง/ติด}อยู่ในคลังหลายวัน",
        ],
        [
            "ประวัติของ <tracking> {แสดง/พิสูจน์}ว่าพัสดุถึงผู้ซื้อเมื่อวันที่ <day> และมีผู้{ลงชื่อรับ/รับไว้}",
            "คำถามของผู้ซื้อทุกข้อจะได้รับคำตอบภายใน <n> ชั่วโมง {รวมทั้ง/แม้แต่}วันหยุด",
        ],
        [
            "รายการ <asin> ถูก{ปิด/ถอดออก}ในวันเดียวกัน และกล่องที่เหลือ <n> กล่องได้รับการ{เปิดตรวจ/ตรวจสอบ}แล้ว",
            "พนักงาน{บรรจุ/คลังสินค้า}ทุกคน{เข้าอบรม/ทบทวน}เรื่องฉลากเมื่อวันที่ <day>",
        ],
        [
            "ผู้ซื้อได้รับเงินคืนเต็มจำนวน <money> เมื่อวันที่ <day> และได้{ถอน/ปิด}คำร้องแล้ว",
            "ขอให้ท่าน{พิจารณา/ทบทวน}ข้อเท็จจริงเหล่านี้อีกครั้ง และ{เปิด/คืน}บัญชีผู้ขายของเรา",
        ],
    ],
}

NARRATIVE: dict[str, list[str]] = {
    "en": [
        "{That morning/Later/At the depot} the {driver/packer/supplier} {saw/wrote down/told us} that the <w> <w> of <w> was {torn/wet/gone} beside the <w>.",
        "The <w> {box/pallet} of <w> had {come from/stood in} <w> and {held/missed} a <w> <w> {because/although} the <w> <w> had {failed/changed}.",
    ],
    "de": [
        "{Am Morgen/Später/Im Depot} {sah/schrieb} der {Fahrer/Packer}, dass <w> <w> von <w> neben <w> {zerrissen/nass} war.",
        "Die <w> {Kiste/Palette} mit <w> {kam aus/stand in} <w> und {enthielt/entbehrte} <w> <w>, {weil/obwohl} <w> <w> {fehlte/wechselte}.",
    ],
    "fr": [
        "{Ce matin-là/Plus tard/Au dépôt}, le {chauffeur/préparateur} a {vu/écrit} que <w> <w> de <w> était {déchiré/mouillé} près de <w>.",
        "Le {carton/lot} <w> de <w> {venait de/restait à} <w> et {contenait/n'avait pas} <w> <w>, {car/bien que} <w> <w> avait {lâché/changé}.",
    ],
    "es": [
        "{Esa mañana/Más tarde/En el depósito} el {conductor/mozo} {vio/escribió} que <w> <w> de <w> estaba {roto/mojado} junto a <w>.",
        "La {caja/partida} <w> de <w> {venía de/estaba en} <w> y {llevaba/no tenía} <w> <w> {porque/aunque} <w> <w> había {fallado/cambiado}.",
    ],
    "it": [
        "{Quella mattina/Più tardi/Al deposito} {l'autista/l'addetto} ha {visto/scritto} che <w> <w> di <w> era {strappato/bagnato} accanto a <w>.",
        "La {scatola/partita} <w> di <w> {veniva da/stava a} <w> e {conteneva/non aveva} <w> <w> {perché/benché} <w> <w> aveva {ceduto/cambiato}.",
    ],
    "ja": [
        "{その朝/後日/拠点で}、{運転手/作業員}は<w>の<w>が<w>の{横/前}で{破れて/濡れて}いるのを{見て/書き留め}、<w>に{伝えた/尋ねた}。",
        "<w>の{箱/荷台}<w>は<w>から{来て/移り}、<w>の<w>が{欠けて/残って}いたので、<w>に<w>を{頼んだ/送った}。",
    ],
    "zh-Hans": [
        "{那天早上/后来/在场地}，{司机/打包员}{看见/记下}<w>的<w>在<w>{旁边/前面}{破了/湿了}，便把<w>{告诉/交给}<w>。",
        "装着<w>的{箱子/托盘}<w>{来自/放在}<w>，{少了/多了}<w><w>，{因为/虽然}<w>的<w>已经{失灵/更换}。",
    ],
    "zh-Hant": [
        "{那天早上/後來/在場地}，{司機/打包員}{看見/記下}<w>的<w>在<w>{旁邊/前面}{破了/濕了}，便把<w>{告訴/交給}<w>。",
        "裝著<w>的{箱子/棧板}<w>{來自/放在}<w>，{少了/多了}<w><w>，{因為/雖然}<w>的<w>已經{失靈/更換}。",
    ],
    "th": [
        "{เช้าวันนั้น/ต่อมา/ที่คลัง} {คนขับ/พนักงาน}{เห็น/บันทึก}ว่า<w>ของ<w>{ขาด/เปียก}อยู่ข้าง<w> จึง{แจ้ง/บอก}<w>",
        "{กล่อง/พาเลท}<w>ของ<w>{มาจาก/อยู่ที่}<w>และ{มี/ไม่มี}<w> {เพราะ/แม้ว่า}<w>ของ<w>{เสีย/เปลี่ยน}แล้ว",
    ],
}

SYLLABLES: dict[str, list[str]] = {
    "en": [
        "bar",
        "cle",
        "dun",
        "esk",
        "fro",
        "gan",
        "hil",
        "imp",
        "jor",
        "kel",
        "lun",
        "mab",
        "nor",
        "ock",
        "pel",
        "rud",
        "sten",
        "tov",
        "urn",
        "vas",
        "wem",
        "yor",
        "zill",
    ],
    "de": [
        "amt",
        "bur",
        "dach",
        "elk",
        "fels",
        "gries",
        "hof",
        "ilm",
        "jag",
        "korn",
        "lauf",
        "mehl",
        "nuss",
        "ost",
        "pfal",
        "rohr",
        "stei",
        "tann",
        "ufer",
        "wald",
        "zau",
    ],
    "fr": [
        "ambre",
        "bois",
        "cour",
        "dan",
        "église",
        "fleur",
        "gen",
        "hier",
        "île",
        "jeu",
        "lac",
        "mont",
        "nuit",
        "ombre",
        "pré",
        "quai",
        "roc",
        "seau",
        "tour",
        "vert",
    ],
    "es": [
        "alba",
        "bue",
        "cie",
        "dehe",
        "esta",
        "fren",
        "gra",
        "hue",
        "isla",
        "jar",
        "leña",
        "mon",
        "niev",
        "olmo",
        "pue",
        "que",
        "ría",
        "sue",
        "tier",
        "uva",
        "vien",
    ],
    "it": [
        "alba",
        "bor",
        "cie",
        "duo",
        "erba",
        "fon",
        "gra",
        "isol",
        "lago",
        "mont",
        "nev",
        "olmo",
        "pon",
        "qua",
        "riva",
        "sera",
        "tor",
        "uva",
        "ven",
        "zol",
    ],
    "th": [
        "กา",
        "ขอม",
        "คำ",
        "งาม",
        "จันทร์",
        "ชัย",
        "ดิน",
        "ตะวัน",
        "ทอง",
        "นา",
        "บุญ",
        "ปลา",
        "ผา",
        "ฝน",
        "พร",
        "ฟ้า",
        "มา",
        "ยาม",
        "รุ่ง",
        "ลม",
        "วัง",
        "ศรี",
        "สาย",
        "หิน",
        "อิ่ม",
    ],
}
